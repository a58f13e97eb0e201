"""Consoles, warnings and tracebacks."""
import sys
import traceback
import warnings


def stderr_bad(clinical_note, patient_name):
    sys.stderr.write(clinical_note)  # expect: PHI202


def stdout_bad(clinical_note):
    sys.stdout.write(f"{clinical_note}\n")  # expect: PHI202


def warn_bad(patient_name):
    warnings.warn(f"no chart for {patient_name}")  # expect: PHI201


def count_ok(clinical_note):
    sys.stderr.write(str(len(clinical_note)))


def traceback_ok(port):
    try:
        return int(port)
    except ValueError:
        traceback.print_exc()
