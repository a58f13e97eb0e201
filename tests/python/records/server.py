"""Resources read from a FHIR server over plain HTTP."""
import logging
import os

import requests

logger = logging.getLogger(__name__)


class FhirReader:
    def __init__(self, base_url):
        self.base_url = base_url.rstrip("/")
        self.session = requests.Session()

    def read(self, kind, key):
        try:
            reply = self.session.get(f"{self.base_url}/{kind}/{key}")
            reply.raise_for_status()
            return reply.json()
        except requests.RequestException as error:
            logger.error("cannot read %s: %s", kind, error)
            raise

    def create(self, kind, body):
        try:
            url = f"{self.base_url}/{kind}"
            return self.session.post(url, json=body).ok  # expect: PHI115
        except requests.RequestException as error:
            logger.error("cannot create %s: %s", kind, error)
            raise


reader = FhirReader(os.environ["FHIR_URL"])


def resource_bad():
    logger.info(reader.read("Patient", "7"))  # expect: PHI201


def address_in_environment_bad():
    address = os.environ.get("FHIR_SERVER_URL", "https://records.example.org")
    reply = requests.get(address + "/Patient/7")
    logger.info(reply.text)  # expect: PHI201


def other_server_ok():
    address = os.environ.get("WEATHER_URL", "https://weather.example.org")
    logger.info(requests.get(address + "/today").text)


# The body that was sent is in no error of a request.
def body_ok(patient_record):
    return reader.create("Patient", patient_record)


# What a handler let through was told at that handler.
def caught_again_ok():
    try:
        return reader.read("Patient", "7")
    except Exception as error:
        logger.error("failed: %s", error)
        return None
