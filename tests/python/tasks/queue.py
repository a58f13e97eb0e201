"""Tasks of a queue: what is sent to one is what it is run with."""
import logging

import dramatiq
from celery import Celery, shared_task

logger = logging.getLogger(__name__)
app = Celery("clinic", broker="rediss://cache.clinic.example:6379/0")


@app.task
def summarise(text, room):
    logger.info(text)  # expect: PHI201
    logger.info(room)


@shared_task
def code(entry):
    logger.info(entry)  # expect: PHI201


@dramatiq.actor
def remind(number):
    logger.info(number)  # expect: PHI201


@app.task
def clean_ok(rooms):
    logger.info(rooms)


def send(clinical_note, diagnosis, patient_phone):
    summarise.delay(clinical_note, "12")
    code.delay(diagnosis)
    remind.send(patient_phone)
    clean_ok.delay(["12"])
