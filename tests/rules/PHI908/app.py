"""Suppressions that count, and some that do not."""
import logging


def counts_ok(patient_name):
    logging.info("seen %s", patient_name)  # philint: allow PHI201 until 2026-12-31 because the log is part of the record


def above_ok(mrn):
    # philint: allow PHI201 until 2026-12-31 because the log is part of the record
    logging.info("seen %s", mrn)


def told_bad(patient_name):
    logging.info("seen %s", patient_name)  # expect: PHI201


def expired_waiver_bad(mrn):
    print(mrn)  # expect: PHI202
