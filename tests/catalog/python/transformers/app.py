"""Models on the machine: nothing leaves, and what they say is patient data still."""
from sentence_transformers import SentenceTransformer
from transformers import pipeline

summarise = pipeline("summarization")


def local_ok(clinical_note, patient_name):
    return summarise(clinical_note), SentenceTransformer("m").encode(clinical_note)


def print_bad(clinical_note):
    print(summarise(clinical_note))  # expect: PHI804
