"""A program that sends patient data, in a project that says nothing of it."""
import openai


def summarise(clinical_note, patient_name):
    return openai.OpenAI().responses.create(model="m", input=clinical_note)
