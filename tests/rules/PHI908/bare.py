"""Comments that say too little, or too late."""
import logging


def bare_bad(patient_name, mrn):
    # philint: allow PHI201  # expect: PHI908
    logging.info("seen %s %s", patient_name, mrn)  # expect: PHI201


def ignore_bad(patient_name, mrn):
    # philint: ignore  # expect: PHI908
    logging.info("seen %s %s", patient_name, mrn)  # expect: PHI201


def expired_bad(patient_name, mrn):
    # philint: allow PHI201 until 2026-05-31 because the log was part of the record  # expect: PHI908
    logging.info("seen %s %s", patient_name, mrn)  # expect: PHI201


def useless_bad(patient_name, mrn):
    # philint: allow PHI202 until 2026-12-31 because nothing is printed  # expect: PHI908
    return len(patient_name) + len(mrn)
