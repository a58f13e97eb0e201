"""Texts that become vectors at a vendor, and on the machine itself."""
import cohere
import openai
from sentence_transformers import SentenceTransformer

client = openai.OpenAI()


def embed_bad(clinical_note):
    return client.embeddings.create(model="text-embedding-3-small", input=clinical_note)  # expect: PHI103


def moderate_bad(clinical_note):
    return client.moderations.create(input=clinical_note)  # expect: PHI103


def rerank_bad(clinical_note):
    return cohere.Client().rerank(query="fever", documents=[clinical_note])  # expect: PHI103


def local_ok(clinical_note):
    return SentenceTransformer("all-MiniLM-L6-v2").encode(clinical_note)


def guideline_ok(guideline, mrn):
    return client.embeddings.create(model="text-embedding-3-small", input=guideline)
