"""Accounts that may do everything, as they stand in code."""
import sqlalchemy

SCOPES_OF_ALL = "system/*.read"  # expect: PHI705
ONE_PATIENT = "patient/DocumentReference.read"
PROSE = "A token for system/*.read is more than this service needs."
admin = sqlalchemy.create_engine("postgresql://postgres:x@records.clinic.example/notes")  # expect: PHI705
reader = sqlalchemy.create_engine("postgresql://scribe_reader:x@records.clinic.example/notes")


def seen(patient_name, mrn, diagnosis, clinical_note):
    return len(mrn)
