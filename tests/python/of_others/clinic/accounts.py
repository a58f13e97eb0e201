"""Whoever signs up is no patient for that."""
import logging

log = logging.getLogger(__name__)


def signup_ok(email, phone):
    log.info("account for %s %s", email, phone)


def send_newsletter_ok(email):
    log.info("letter to %s", email)


def signup_patient_bad(email):
    log.info("account for %s", email)  # expect: PHI201


def password_bad(patient, email):
    log.info("reset for %s %s", patient.name, email)  # expect: PHI201


def remind_patient_bad(phone):
    log.info("reminder to %s", phone)  # expect: PHI201
