import logging
from dataclasses import dataclass, field

from pydantic import BaseModel

logger = logging.getLogger(__name__)


@dataclass
class Visit:
    label: str
    room: int = 0
    remarks: list = field(default_factory=list)


class Intake(BaseModel):
    label: str
    room: int


def dataclass_bad(mrn):
    visit = Visit(mrn, 12)
    logger.info(visit.label)  # expect: PHI201


def dataclass_ok(mrn):
    visit = Visit(label=mrn, room=12)
    logger.info(visit.room)


def dataclass_whole_bad(mrn):
    logger.info(Visit(label=mrn))  # expect: PHI201


def pydantic_bad(mrn):
    intake = Intake(label=mrn, room=12)
    logger.info(intake.label)  # expect: PHI201


def pydantic_ok(mrn):
    intake = Intake(label=mrn, room=12)
    logger.info(intake.room)


def dumped_bad(mrn):
    intake = Intake(label=mrn, room=12)
    logger.info(intake.model_dump())  # expect: PHI201


def dumped_json_bad(mrn):
    intake = Intake(label=mrn, room=12)
    logger.info(intake.model_dump_json())  # expect: PHI201
