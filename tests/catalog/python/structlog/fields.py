"""Events, fields and bound fields."""
import structlog

log = structlog.get_logger()


def event_bad(patient_name):
    log.info(f"seen {patient_name}")  # expect: PHI201


def field_bad(mrn):
    log.info("seen", patient=mrn)  # expect: PHI201


async def asynchronous_bad(mrn):
    await log.ainfo("seen", patient=mrn)  # expect: PHI201


def bound_bad(mrn):
    log.bind(patient=mrn)  # expect: PHI201


def length_ok(clinical_note):
    log.info("seen", length=len(clinical_note))
