"""A variable whose patient's name is read has one, also as a whole."""
import logging

logger = logging.getLogger(__name__)


def whole_bad(call):
    metadata = call.metadata or {}
    patient_name = metadata["patient_name"]
    if not patient_name:
        logger.error("incomplete: %s", metadata)  # expect: PHI201
    return patient_name


def other_ok(call):
    metadata = call.metadata or {}
    room = metadata["room"]
    logger.info("%s %s", metadata, room)


def part_ok(call):
    metadata = call.metadata or {}
    patient_name = metadata["patient_name"]
    logger.info(metadata["room"])
    return patient_name
