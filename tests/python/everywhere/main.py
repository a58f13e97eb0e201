"""A dependency of the application holds for all of its routes."""
from fastapi import Depends, FastAPI
from openai import OpenAI

from guard import current_user

app = FastAPI(dependencies=[Depends(current_user)])
client = OpenAI()


@app.get("/note")
def note_ok(clinical_note):
    return client.responses.create(model="m", input=clinical_note)
