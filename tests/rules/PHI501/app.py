"""Clients that accept any certificate."""
import ssl

import httpx
import requests


def unchecked_bad(patient_name, diagnosis, mrn):
    requests.get("https://records.clinic.example", verify=False)  # expect: PHI501
    context = ssl._create_unverified_context()  # expect: PHI501
    client = httpx.Client(verify=False)  # expect: PHI501
    return context, client, patient_name, diagnosis, mrn


def checked_ok():
    requests.get("https://records.clinic.example", verify="/etc/clinic/ca.pem")
    return httpx.Client(), ssl.create_default_context()
