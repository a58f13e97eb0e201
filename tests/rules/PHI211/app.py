"""Addresses."""
import requests


def query_bad(patient_name, dob):
    requests.get(f"https://ehr.clinic.example/search?name={patient_name}&dob={dob}")  # expect: PHI211


def body_ok(patient_name, dob):
    requests.post("http://localhost/search", json={"name": patient_name, "dob": dob})


def page_ok(page, mrn):
    requests.get(f"https://ehr.clinic.example/search?page={page}")
