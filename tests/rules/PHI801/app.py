"""What a model made of a note, on its way back to who asked."""
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()


def check_output(text):
    return text


def summary(clinical_note):
    return client.responses.create(model="m", input=clinical_note).output_text


def checked_summary(clinical_note):
    text = summary(clinical_note)
    if not check_output(text):
        return ""
    return text


@app.post("/bare")
def bare_bad(clinical_note):
    return {"summary": summary(clinical_note)}  # expect: PHI801


@app.post("/checked")
def checked_ok(clinical_note):
    return check_output(summary(clinical_note))


@app.post("/checked-below")
def checked_below_ok(clinical_note):
    return {"summary": checked_summary(clinical_note)}


@app.post("/count")
def counted_ok(clinical_note):
    return {"length": len(summary(clinical_note))}


def no_handler_ok(clinical_note):
    return summary(clinical_note)
