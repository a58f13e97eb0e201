"""What the policy says is no patient's, however it is called."""
import logging
from dataclasses import dataclass

logger = logging.getLogger(__name__)


@dataclass
class Study:
    patient_name: str
    diagnosis: str


@dataclass
class Machine:
    mrn: str
    patient_name: str


def by_parameter_ok(patient_name):
    logger.info(patient_name)


def same_name_elsewhere_bad(patient_name):
    logger.info(patient_name)  # expect: PHI201


def field_ok(study: Study):
    logger.info(study.patient_name)


def other_field_bad(study: Study):
    logger.info(study.diagnosis)  # expect: PHI201


def all_fields_ok(machine: Machine):
    logger.info("%s %s", machine.mrn, machine.patient_name)


def by_name_ok(patient_label):
    logger.info(patient_label)


def same_field_of_another_bad(patient):
    logger.info(patient.mrn)  # expect: PHI201
