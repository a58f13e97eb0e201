"""Addresses with and without encryption."""
import os

import httpx
import requests

BASE = os.environ.get("FHIR_URL", "http://fhir.clinic.example/r4")


def constant_bad(clinical_note):
    requests.post("http://records.clinic.example/notes", json={"note": clinical_note})  # expect: PHI503


def default_bad(mrn):
    httpx.get(f"{BASE}/Patient?identifier={mrn}")  # expect: PHI503


def encrypted_ok(clinical_note):
    requests.post("https://records.clinic.example/notes", json={"note": clinical_note})


def this_machine_ok(clinical_note):
    requests.post("http://127.0.0.1:8080/notes", json={"note": clinical_note})


def no_data_ok():
    requests.get("http://records.clinic.example/health")
