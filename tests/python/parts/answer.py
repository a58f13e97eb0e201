"""An answer of the program's own server: its parts are told apart."""
import requests
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Question(BaseModel):
    patient_note: str


class Answer(BaseModel):
    text: str
    trace: dict


@app.post("/api/v1/ask")  # expect: PHI701
def ask(question: Question) -> Answer:
    return Answer(text=question.patient_note, trace={"steps": 3})


def part_bad():
    answer = requests.post("http://localhost:8000/api/v1/ask", json={}).json()
    print(answer["text"])  # expect: PHI202


def part_ok():
    answer = requests.post("http://localhost:8000/api/v1/ask", json={}).json()
    print(answer["trace"])
    print(answer.get("trace"))
