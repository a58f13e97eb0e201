"""A method that calls what it is given: each caller's own function."""
import requests


class Breaker:
    def call(self, function, *args, **kwargs):
        return function(*args, **kwargs)


breaker = Breaker()


def send_bad(url, body):
    requests.post(url, json=body)  # expect: PHI101, PHI601


def ping_ok(url, tag):
    requests.get(url, params={"tag": tag})


def diagnosis_of(patient):
    return patient.diagnosis


def version():
    return "1.0"


def main(patient):
    breaker.call(send_bad, "https://api.openai.com/v1/chat/completions", {"content": patient.clinical_note})
    breaker.call(ping_ok, "https://status.clinic.example/v1", "hello")
    print(breaker.call(diagnosis_of, patient))  # expect: PHI202
    print(breaker.call(version))
