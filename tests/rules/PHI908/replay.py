"""What the policy waives."""
import logging


def waived_ok(patient_name, mrn):
    logging.info("seen %s %s", patient_name, mrn)
