"""A name counts where the program gives on what a library gave it."""
import logging

from chartlib import connect

log = logging.getLogger(__name__)


def fetch(path):
    return connect().get(path)


def keyed_bad():
    answer = fetch("/session")
    log.info("%s", answer["patient_name"])  # expect: PHI201


def named_bad():
    patient_name = fetch("/name")
    log.info("%s", patient_name)  # expect: PHI201


def build(path):
    return "chart of " + path


def made_ok():
    patient_name = build("nobody")
    log.info("%s", patient_name)


def shorten(text):
    return text.strip()[:3]


def initials_ok(code):
    patient_name = shorten("n/a")
    log.info("%s", patient_name)
