"""Handlers: what a request holds comes from patients where the names say so."""
import celery
import chainlit
import flask
from fastapi import FastAPI, UploadFile, WebSocket
from pydantic import BaseModel
from rest_framework.decorators import api_view

app = FastAPI()
site = flask.Flask(__name__)
queue = celery.Celery("clinic")


class Visit(BaseModel):
    patient_name: str
    clinical_note: str


@app.post("/visits")  # expect: PHI701
async def fastapi_bad(visit: Visit):
    print(visit.clinical_note)  # expect: PHI202


@app.post("/patients/audio")
async def upload_patient_audio_bad(recording: UploadFile):
    print(await recording.read())  # expect: PHI202


@app.websocket("/patients/talk")
async def patient_talk_bad(websocket: WebSocket):
    print(await websocket.receive_text())  # expect: PHI202


@site.route("/patients", methods=["POST"])
def flask_patient_bad():
    print(flask.request.json["clinical_note"])  # expect: PHI202


@api_view(["POST"])
def drf_patient_bad(request):
    print(request.data["clinical_note"])  # expect: PHI202


@queue.task
def celery_bad(clinical_note):
    print(clinical_note)  # expect: PHI202


@chainlit.on_message
async def patient_message_bad(message):
    clinical_note = message.content
    print(clinical_note)  # expect: PHI202


@app.get("/health")
def health_ok(page: int):
    print(page)
