"""An audit event has to say whose record it was, and nothing of what it says."""
import logging

access = logging.getLogger("phi_access")
log = logging.getLogger(__name__)


def event_ok(actor, patient_id):
    access.info("chart opened", extra={"actor": actor, "patient": patient_id})


def event_by_number_ok(actor, mrn):
    access.info("chart opened", extra={"actor": actor, "mrn": mrn})


def event_with_a_note_bad(actor, patient_id, clinical_note):
    access.info("opened", extra={"actor": actor, "patient": patient_id, "note": clinical_note})  # expect: PHI201


def event_with_a_name_bad(actor, patient_name):
    access.info("opened", extra={"actor": actor, "patient": patient_name})  # expect: PHI201


def other_log_bad(patient_id):
    log.info("chart opened", extra={"patient": patient_id})  # expect: PHI201


def record(actor, patient_id, purpose):
    log.info("chart opened", extra={"actor": actor, "patient": patient_id, "purpose": purpose})


def recorded_ok(actor, patient_id):
    record(actor, patient_id, "treatment")
