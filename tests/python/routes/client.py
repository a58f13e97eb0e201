"""Sends what a service of the same repository serves, and what it does not."""
import requests

INTAKE = "https://intake.clinic.internal"


def admit_bad(patient_name, mrn, ward):
    row = {"text": f"{patient_name} {mrn}"}
    requests.post(f"{INTAKE}/api/wards/{ward}/rows", json=row)


def rename_ok(ward, patient_name):
    requests.post(f"{INTAKE}/api/wards/{ward}/names", json={"text": "unknown"})
    return patient_name


def show_bad():
    answer = requests.get(f"{INTAKE}/api/latest")
    print(answer.json())  # expect: PHI202


def count_ok():
    answer = requests.get(f"{INTAKE}/api/count")
    print(answer.json())
