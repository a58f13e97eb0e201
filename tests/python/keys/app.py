"""An iteration over a mapping gives its keys."""

FIELDS = {"soap_note", "diagnosis"}


def insert_ok(table, **values):
    for field in values:
        if field not in FIELDS:
            raise ValueError(f"field {field} is not allowed")
    for key in list(values.keys()):
        print(key)


def insert_bad(table, **values):
    for field in values:
        print(values[field])  # expect: PHI202


def store(patient):
    insert_ok("recordings", soap_note=patient.soap_note)
    insert_bad("recordings", soap_note=patient.soap_note)


def written_out_ok(patient):
    record = {"soap_note": patient.soap_note}
    for field in record:
        print(field)
    record["diagnosis"] = patient.diagnosis
    for field in record:
        print(field)


def by_patient_bad(patient):
    seen = {patient.mrn: 1}
    for mrn in seen:
        print(mrn)  # expect: PHI202


def values_bad(patient):
    for value in {"soap_note": patient.soap_note}.values():
        print(value)  # expect: PHI202
