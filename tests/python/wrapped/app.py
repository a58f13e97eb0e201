"""Handlers of a therapy practice's chat that decorators of its own wrap."""
import functools
import logging

from fastapi import APIRouter, Query
from openai import OpenAI

router = APIRouter()
client = OpenAI()
logger = logging.getLogger(__name__)


def signed_in(function):
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):
        return await function(*args, **kwargs)
    return wrapper


def counted(function):
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):
        return await function(*args, **kwargs)
    return wrapper


@router.post("/chat")
@signed_in
async def chat_bad(prompt: str = Query(..., description="What the patient says"), top_p: float = 1.0):
    return client.responses.create(model="m", input=prompt)  # expect: PHI101, PHI601, PHI311


@router.post("/chat-twice-wrapped")
@counted
@signed_in
async def twice_bad(prompt: str = Query(...), room: str = Query("12")):
    logger.info(prompt)  # expect: PHI201
    logger.info(room)


@router.post("/chart")
@signed_in
async def chart_bad(patient_name: str, diagnosis: str):  # expect: PHI701
    logger.info(patient_name)  # expect: PHI201
    logger.info(diagnosis)  # expect: PHI201


def helper_ok(prompt):
    return prompt.strip()


def hipaa_mode(clinical_note, mrn):
    return clinical_note, mrn
