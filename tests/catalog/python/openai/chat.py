"""Chat completions, responses, embeddings, audio and metadata of the SDK."""
import openai
from openai import AsyncOpenAI, AzureOpenAI, OpenAI

client = OpenAI()
asynchronous = AsyncOpenAI()
azure = AzureOpenAI(azure_endpoint="https://clinic.openai.azure.com")


def chat_bad(clinical_note):
    client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": clinical_note}],  # expect: PHI101
    )


def chat_ok(question):
    client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": question}]
    )


def parsed_bad(clinical_note):
    client.chat.completions.parse(model="m", messages=[clinical_note])  # expect: PHI101


async def asynchronous_bad(clinical_note):
    await asynchronous.chat.completions.create(model="m", messages=[clinical_note])  # expect: PHI101


def response_bad(clinical_note):
    client.responses.create(model="m", input=clinical_note)  # expect: PHI101, PHI311


def instructions_bad(patient_name):
    client.responses.create(model="m", input="hello", instructions=f"You help {patient_name}")  # expect: PHI101, PHI311


def completion_bad(clinical_note):
    client.completions.create(model="m", prompt=clinical_note)  # expect: PHI101


def embedding_bad(clinical_note):
    client.embeddings.create(model="m", input=clinical_note)  # expect: PHI103


def moderation_bad(clinical_note):
    client.moderations.create(input=clinical_note)  # expect: PHI103


def transcription_bad(session_audio):
    client.audio.transcriptions.create(model="whisper-1", file=session_audio)  # expect: PHI110


def speech_bad(clinical_note):
    client.audio.speech.create(model="tts-1", voice="alloy", input=clinical_note)  # expect: PHI110


def image_bad(clinical_note):
    client.images.generate(prompt=clinical_note)  # expect: PHI101


def upload_bad(clinical_note):
    client.files.create(file=clinical_note, purpose="user_data")  # expect: PHI311


def user_bad(patient_email, messages):
    client.chat.completions.create(model="m", messages=[], user=patient_email)  # expect: PHI212


def thread_bad(clinical_note):
    client.beta.threads.messages.create("t", role="user", content=clinical_note)  # expect: PHI101


def assistant_bad(clinical_note):
    client.beta.assistants.create(model="m", instructions=clinical_note)  # expect: PHI101


def azure_bad(clinical_note):
    azure.chat.completions.create(model="m", messages=[clinical_note])  # expect: PHI101


def other_host_bad(clinical_note):
    groq = OpenAI(base_url="https://api.groq.com/openai/v1")
    groq.chat.completions.create(model="m", messages=[clinical_note])  # expect: PHI101


def own_host_ok(clinical_note):
    local = OpenAI(base_url="http://localhost:8000/v1", api_key="none")
    local.chat.completions.create(model="m", messages=[clinical_note])


def tokens_ok(clinical_note):
    local = OpenAI(base_url="http://localhost:8000/v1", api_key="none")
    answer = local.chat.completions.create(model="m", messages=[clinical_note])
    print(answer.usage.total_tokens)


def answer_bad(clinical_note):
    local = OpenAI(base_url="http://localhost:8000/v1", api_key="none")
    answer = local.chat.completions.create(model="m", messages=[clinical_note])
    print(answer.choices[0].message.content)  # expect: PHI804


def unknown_receiver_bad(any_client, clinical_note):
    any_client.chat.completions.create(model="m", messages=[clinical_note])  # expect: PHI101


def module_bad(clinical_note):
    openai.chat.completions.create(model="m", messages=[clinical_note])  # expect: PHI101
