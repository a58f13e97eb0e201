"""Tests that call a function do not say what the program gives it."""
import logging


class Session:
    pass


def save(session, path):
    logging.info("%s", session.patient_id)  # expect: PHI201
