"""The console."""
import sys


def print_bad(patient_name, mrn):
    print(patient_name)  # expect: PHI202


def stderr_bad(clinical_note):
    sys.stderr.write(clinical_note)  # expect: PHI202


def count_ok(clinical_notes):
    print(len(clinical_notes))
