"""A buffer in memory is no file; what is written into it is read from it."""
import base64
import io

import numpy as np
import pandas as pd
from docx import Document
from openai import OpenAI
from PIL import Image
from pydub import AudioSegment

client = OpenAI()


def report_ok(patient):
    document = Document()
    document.add_paragraph(patient.diagnosis)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def report_bad(patient):
    document = Document()
    document.add_paragraph(patient.diagnosis)
    document.save("report.docx")  # expect: PHI504


def frame_bad(patients: pd.DataFrame):
    buffer = io.StringIO()
    patients.to_csv(buffer)
    print(buffer.getvalue())  # expect: PHI202


def printed_bad(patient):
    buffer = io.StringIO()
    print(patient.clinical_note, file=buffer)
    client.responses.create(model="m", input=buffer.getvalue())  # expect: PHI101, PHI601, PHI311


def picture_bad(patient_photo):
    buffer = io.BytesIO()
    Image.open(patient_photo).save(buffer, format="PNG")
    encoded = base64.b64encode(buffer.getvalue()).decode()
    client.responses.create(model="m", input=encoded)  # expect: PHI101, PHI601, PHI311


def picture_file_bad(patient_photo):
    Image.open(patient_photo).convert("L").save("photo.png")  # expect: PHI504


def recording_bad(patient_recording):
    buffer = io.BytesIO()
    AudioSegment.from_file(patient_recording).set_channels(1).export(buffer, format="wav")
    client.audio.transcriptions.create(file=buffer, model="m")  # expect: PHI110, PHI601


def array_ok(patient_recording):
    buffer = io.BytesIO()
    np.save(buffer, patient_recording)
