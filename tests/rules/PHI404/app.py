"""What is called de-identified, and what is left in it."""
import openai

client = openai.OpenAI()


def deidentify(patient):
    return {"zip": patient.zip_code, "admitted": patient.admission_date}


def leftover_bad(patient):
    client.responses.create(model="m", input=str(deidentify(patient)))  # expect: PHI404


def variable_bad(patient):
    anonymized = {"serial": patient.device_serial_number}
    client.responses.create(model="m", input=str(anonymized))  # expect: PHI404


def generalise(patient):
    return {"year": patient.admission_date.year, "age_band": patient.age_band}


def coarse_ok(patient):
    anonymized = generalise(patient)
    client.responses.create(model="m", input=str(anonymized))


def no_claim_ok(patient):
    payload = {"zip": patient.zip_code}
    client.responses.create(model="m", input=str(payload))
