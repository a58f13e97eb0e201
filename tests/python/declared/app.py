"""What the policy declares of scopes, stores and purposes has effect."""
import contextlib
import logging
import sqlite3

import anthropic
import openai

logger = logging.getLogger(__name__)
client = openai.OpenAI()
claude = anthropic.Anthropic()
database = sqlite3.connect("clinic.db")
RECENT = {}
SEEN = {}
messages = []
history = []


@contextlib.contextmanager
def phi_context():
    yield


@contextlib.contextmanager
def timing():
    yield


def log_bad(mrn):
    logger.info("seen %s", mrn)  # expect: PHI201
    with timing():
        logger.info("seen %s", mrn)  # expect: PHI201


def log_ok(mrn):
    with phi_context():
        logger.info("seen %s", mrn)
        with timing():
            logger.info("seen %s", mrn)


def memory_bad(session, clinical_note):
    SEEN[session] = clinical_note  # expect: PHI507
    history.append(clinical_note)  # expect: PHI309


def memory_ok(session, clinical_note):
    RECENT[session] = clinical_note
    messages.append(clinical_note)


def table_bad(clinical_note):
    database.execute("INSERT INTO drafts VALUES (?)", (clinical_note,))  # expect: PHI504


def table_ok(clinical_note):
    database.execute("INSERT INTO llm_prompts VALUES (?)", (clinical_note,))


def summary_bad(clinical_note, mrn):
    client.responses.create(model="m", input=f"{mrn} {clinical_note}", store=False)  # expect: PHI304
    claude.messages.create(model="m", messages=[{"role": "user", "content": clinical_note}])  # expect: PHI304


def summary_ok(clinical_note):
    client.responses.create(model="m", input=clinical_note, store=False)
