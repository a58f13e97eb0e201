"""A birthday in a test is told at low confidence only, a number at once."""


def test_enrolment(client):
    client.post({"name": "Ana Lopez", "dob": "1961-03-09"})
    client.post({"name": "Ana Lopez", "ssn": "536-22-8145"})  # expect: PHI513
