"""Switches that print prompts, answers and statements."""
from http.client import HTTPConnection
from os import environ

import litellm
import sqlalchemy
from langchain_core.globals import set_debug

litellm._turn_on_debug()  # expect: PHI209
set_debug(True)  # expect: PHI209
set_debug(False)
HTTPConnection.debuglevel = 1  # expect: PHI209
environ["OPENAI_LOG"] = "debug"  # expect: PHI209
environ["ANTHROPIC_LOG"] = "error"
loud = sqlalchemy.create_engine("sqlite://", echo=True)  # expect: PHI209
hidden = sqlalchemy.create_engine("sqlite://", echo=True, hide_parameters=True)
quiet = sqlalchemy.create_engine("sqlite://")


def seen(patient_name, mrn, diagnosis, clinical_note):
    return len(mrn)
