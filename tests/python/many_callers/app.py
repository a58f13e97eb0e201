"""A logger of the application's own that many call."""
import logging

from openai import OpenAI


class AppLogger:
    def __init__(self, name):
        self._logger = logging.getLogger(name)

    def info(self, message):
        self._logger.info(message)

    def error(self, message):
        self._tell(message)

    def _tell(self, message):
        self._logger.error(message)  # expect: PHI201, PHI204

    def warning(self, message, detail):
        self._logger.warning("%s %s", message, detail)  # expect: PHI201, PHI204


logger = AppLogger(__name__)


def summarise(patient):
    try:
        return OpenAI().responses.create(model="m", input=patient.clinical_note)  # expect: PHI101, PHI601, PHI311
    except Exception as error:
        logger.error(f"failed: {error}")


def check(patient):
    if not patient.diagnosis:
        logger.error(f"no diagnosis for {patient.name}")


def both(patient):
    try:
        return int(patient.diagnosis)
    except ValueError as error:
        logger.warning(patient.name, error)


def start():
    logger.info("ready")
