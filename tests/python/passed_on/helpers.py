"""What one caller gives a helper is nothing that another gives it."""
import logging
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass
class MedicationRecord:
    id: str
    dosage_instruction: str
    diagnosis: str


def first(items, count):
    return items[:count]


def of_records_bad(records: list[MedicationRecord]):
    log.info("%s", first(records, 2))  # expect: PHI201


def of_words_ok(words):
    log.info("%s", first(words, 2))
