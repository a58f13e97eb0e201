"""An API key makes it the Gemini Developer API, `vertexai=True` Vertex AI."""
from google import genai
from google.genai import types

cloud = genai.Client(vertexai=True, project="p", location="l")


def cloud_bad(clinical_note):
    cloud.models.generate_content(model="m", contents=clinical_note)  # expect: PHI101


def stream_bad(clinical_note):
    cloud.models.generate_content_stream(model="m", contents=[clinical_note])  # expect: PHI101


async def asynchronous_bad(clinical_note):
    await cloud.aio.models.generate_content(model="m", contents=clinical_note)  # expect: PHI101


def part_bad(clinical_note):
    cloud.models.generate_content(model="m", contents=types.Part.from_text(text=clinical_note))  # expect: PHI101


def system_bad(patient_name):
    cloud.models.generate_content(model="m", contents="hi", config=types.GenerateContentConfig(system_instruction=patient_name))  # expect: PHI101


def embedding_bad(clinical_note):
    cloud.models.embed_content(model="m", contents=clinical_note)  # expect: PHI103


def chat_bad(clinical_note):
    chat = cloud.chats.create(model="m")
    chat.send_message(clinical_note)  # expect: PHI101


def upload_bad(clinical_note):
    cloud.files.upload(file=clinical_note)  # expect: PHI311


def question_ok(question):
    cloud.models.generate_content(model="m", contents=question)
