"""Audit events, and the fields that the policy requires of them."""
import logging
from datetime import datetime

access = logging.getLogger("phi_access")
logger = logging.getLogger(__name__)


def record(event, **fields):
    access_log(event, time=datetime.now(), **fields)


def access_log(event, **fields):
    print(event)


def record_at(event):
    print(event)


def without_actor_bad(patient_id):
    record("opened", patient=patient_id, purpose="treatment")  # expect: PHI603


def without_time_bad(user, patient_id):
    record_at({"user": user, "patient_id": patient_id, "reason": "treatment"})  # expect: PHI603


def logger_without_purpose_bad(user, patient_id):
    access.info("opened", extra={"user": user, "patient": patient_id})  # expect: PHI603


def whole_ok(user, patient_id):
    record("opened", user=user, patient=patient_id, reason="treatment")


def other_names_ok(clinician, mrn):
    record_at({"clinician": clinician, "mrn": mrn, "purpose": "treatment",
               "timestamp": datetime.now()})


def logger_adds_the_time_ok(user, patient_id):
    access.info("opened", extra={"user": user, "patient": patient_id, "purpose": "care"})


def no_event_ok(user):
    logger.info("started by %s", user)
