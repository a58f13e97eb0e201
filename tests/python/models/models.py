import logging
from dataclasses import asdict, dataclass, field

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


def dumped_field_bad(mrn):
    intake = Intake(label=mrn, room=12).model_dump()
    logger.info(intake["label"])  # expect: PHI201


def dumped_field_ok(mrn):
    intake = Intake(label=mrn, room=12).model_dump()
    logger.info(intake["room"])


def made_of_a_dict_bad(mrn):
    intake = Intake.model_validate({"label": mrn, "room": 12})
    logger.info(intake.label)  # expect: PHI201


def made_of_a_dict_ok(mrn):
    intake = Intake.model_validate({"label": mrn, "room": 12})
    logger.info(intake.room)


def as_dict_bad(mrn):
    logger.info(asdict(Visit(label=mrn, room=12))["label"])  # expect: PHI201


def as_dict_ok(mrn):
    logger.info(asdict(Visit(label=mrn, room=12))["room"])
