"""A parsed resource is patient data, its status and type are not."""
import logging

from fhir.resources.bundle import Bundle
from fhir.resources.observation import Observation
from fhir.resources.patient import Patient

logger = logging.getLogger(__name__)


def name_bad(body):
    patient = Patient.model_validate_json(body)
    logger.info(patient.name)  # expect: PHI201


def whole_bad(body):
    patient = Patient.parse_raw(body)
    logger.info(patient.model_dump_json())  # expect: PHI201


def observation_bad(body):
    observation = Observation.parse_obj(body)
    logger.info("value %s", observation.valueQuantity)  # expect: PHI201


def bundle_bad(body):
    for entry in Bundle.parse_obj(body).entry:
        print(entry.resource)  # expect: PHI202


def status_ok(body):
    observation = Observation.parse_obj(body)
    logger.info(observation.status)


def type_ok(body):
    logger.info(Patient.parse_obj(body).resource_type)


def count_ok(body):
    logger.info(len(Bundle.parse_obj(body).entry))
