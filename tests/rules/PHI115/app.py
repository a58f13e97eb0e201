"""Hosts that nobody knows."""
import requests


def unknown_bad(patient_name, diagnosis):
    requests.post("https://api.helper.example/v1", json={"name": patient_name, "dx": diagnosis})  # expect: PHI115


def inside_ok(patient_name, diagnosis):
    requests.post("http://localhost:9000/v1", json={"name": patient_name, "dx": diagnosis})


def ping_ok(patient_name):
    requests.post("https://api.helper.example/ping", json={"alive": True})
