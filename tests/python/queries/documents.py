"""Documents of a collection of a library without rows."""
import logging

from newdb import Client

logger = logging.getLogger(__name__)


def found_bad(number):
    for document in Client("u").notes.find({"room": number}):
        logger.info(document["patient_name"])  # expect: PHI201


def position_ok(clinical_note):
    logger.info(clinical_note.find("allergic"))
