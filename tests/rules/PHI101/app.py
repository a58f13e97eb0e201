"""Prompts to language models, with and without an agreement."""
import openai

direct = openai.OpenAI()
azure = openai.AzureOpenAI(azure_endpoint="https://clinic.openai.azure.com")
local = openai.OpenAI(base_url="http://localhost:8000/v1")


def uncovered_bad(patient_name, diagnosis):
    prompt = f"Summarise {patient_name}: {diagnosis}"
    direct.chat.completions.create(model="m", messages=[{"role": "user", "content": prompt}])  # expect: PHI101


def covered_ok(patient_name, diagnosis):
    prompt = f"Summarise {patient_name}: {diagnosis}"
    azure.chat.completions.create(model="m", messages=[{"role": "user", "content": prompt}])


def local_ok(diagnosis):
    local.chat.completions.create(model="m", messages=[{"role": "user", "content": diagnosis}])


def count_ok(diagnosis):
    direct.chat.completions.create(model="m", messages=[{"role": "user", "content": str(len(diagnosis))}])
