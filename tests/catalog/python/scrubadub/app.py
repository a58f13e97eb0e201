"""De-identifiers cover some of the eighteen identifiers."""
import openai
import scrubadub

client = openai.OpenAI()


def partial_bad(clinical_note, patient_name):
    client.responses.create(model="m", input=scrubadub.clean(clinical_note))  # expect: PHI401, PHI402
