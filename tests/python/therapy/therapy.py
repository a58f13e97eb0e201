"""A companion for people in therapy: no file of it says patient or clinic."""

import logging

import fastapi
import groq

logger = logging.getLogger(__name__)
app = fastapi.FastAPI()
client = groq.Groq()

SYSTEM = "You are a compassionate therapist. Answer a person in psychotherapy."
PHI_KEYS = {"name", "phone"}


@app.post("/chat")  # expect: PHI701
async def chat_bad(request: fastapi.Request):
    body = await request.json()
    logger.info("asked %s", body.get("message"))  # expect: PHI201


@app.post("/voice")
async def voice_bad(path: str):
    with open(path, "rb") as recorded:
        return client.audio.transcriptions.create(
            model="whisper-large-v3",
            file=("voice.wav", recorded.read()),  # expect: PHI110
        )


def settings_ok(operation, symptom_precision):
    logger.info("%s with %s, never %s", operation, symptom_precision, PHI_KEYS)
