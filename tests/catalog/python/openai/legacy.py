"""The module-level calls from before version 1."""
import openai


def chat_bad(clinical_note):
    openai.ChatCompletion.create(model="m", messages=[{"content": clinical_note}])  # expect: PHI101


def azure_chat_bad(clinical_note):
    openai.ChatCompletion.create(engine="gpt", messages=[{"content": clinical_note}])  # expect: PHI101


def deployment_bad(clinical_note):
    openai.ChatCompletion.create(deployment_id="gpt", messages=[{"content": clinical_note}])  # expect: PHI101


def completion_bad(clinical_note):
    openai.Completion.create(model="m", prompt=clinical_note)  # expect: PHI101


def embedding_bad(clinical_note):
    openai.Embedding.create(model="m", input=clinical_note)  # expect: PHI103


def transcription_bad(session_audio):
    openai.Audio.transcribe("whisper-1", session_audio)  # expect: PHI110


def length_ok(clinical_note):
    openai.ChatCompletion.create(model="m", messages=[{"content": len(clinical_note)}])
