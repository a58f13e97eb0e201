"""Consumer services, and the business service of the same vendor."""
import google.genai
import requests

free = google.genai.Client(api_key="key")
business = google.genai.Client(vertexai=True, project="p", location="l")


def ai_studio_bad(patient_name, clinical_note):
    free.models.generate_content(model="m", contents=f"{patient_name}: {clinical_note}")  # expect: PHI102


def chat_page_bad(patient_name, clinical_note):
    requests.post("https://chatgpt.com/backend-api/conversation", json={"text": clinical_note})  # expect: PHI102


def nothing_of_a_patient_ok(question):
    free.models.generate_content(model="m", contents="What is a chart?")


def business_ok(patient_name, clinical_note):
    business.models.generate_content(model="m", contents=f"{patient_name}: {clinical_note}")
