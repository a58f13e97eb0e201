import json
import logging

from app import show_bad

logger = logging.getLogger(__name__)


def test_show(patient_file):
    patient = json.load(open(patient_file))
    show_bad(patient["mrn"])
    logger.info(patient["mrn"])
    assert patient["mrn"] == "1", f"wrong: {patient['mrn']}"
    raise ValueError(patient["patient_name"])
