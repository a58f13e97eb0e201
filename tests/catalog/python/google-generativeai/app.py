"""The older Gemini SDK; its keys are those of the developer API."""
import google.generativeai as genai

model = genai.GenerativeModel("gemini-1.5-pro")


def generate_bad(clinical_note, patient_name):
    return model.generate_content(f"{patient_name}: {clinical_note}")  # expect: PHI102


def chat_bad(clinical_note):
    chat = model.start_chat(history=[])
    return chat.send_message(clinical_note)  # expect: PHI102


def embed_bad(clinical_note):
    return genai.embed_content(model="m", content=clinical_note)  # expect: PHI102


def size_ok(clinical_note):
    return model.generate_content(f"Explain {len(clinical_note)}")
