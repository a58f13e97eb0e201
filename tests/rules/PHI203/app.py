"""Texts of exceptions."""


def raise_bad(patient_name, dob):
    raise ValueError(f"bad date {dob} for {patient_name}")  # expect: PHI203


def raise_ok(patient_name, dob):
    if not dob:
        raise ValueError("bad date")


def kind_ok(dob):
    raise TypeError(type(dob).__name__)
