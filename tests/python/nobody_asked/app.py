"""A service without any login, permission or token: told of once, without a
policy."""

from fastapi import FastAPI
from openai import OpenAI
from pydantic import BaseModel

app = FastAPI()
client = OpenAI()


class Visit(BaseModel):
    patient_name: str
    mrn: str
    notes: str


@app.get("/health")
def health_ok():
    return {"status": "up"}


@app.post("/summaries")  # expect: PHI701
def summarise_bad(visit: Visit):
    answer = client.responses.create(model="gpt-4o", input=visit.notes)
    return {"role": "assistant", "text": answer.output_text, "tokens": 12}


@app.post("/letters")
def letter_bad(visit: Visit):
    return f"{visit.patient_name}: {visit.notes}"
