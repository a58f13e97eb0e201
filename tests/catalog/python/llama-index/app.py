"""Models and indexes."""
from llama_index.core import Document, VectorStoreIndex
from llama_index.llms.openai import OpenAI

llm = OpenAI(model="gpt-4o")


def complete_bad(clinical_note, patient_name):
    return llm.complete(clinical_note)  # expect: PHI101


def index_bad(clinical_note):
    return VectorStoreIndex.from_documents([Document(text=clinical_note)])  # expect: PHI103


def size_ok(clinical_note):
    return llm.complete(str(len(clinical_note)))
