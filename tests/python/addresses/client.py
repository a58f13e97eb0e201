"""Who answers at an address that is put together."""
import os
from urllib.parse import urljoin

import requests

BASE = "https://api.openai.com/v1/"


def joined_bad(path, clinical_note):
    requests.post(BASE + path, data=clinical_note)  # expect: PHI101


def formatted_bad(path, clinical_note):
    requests.post(f"{BASE}{path}", data=clinical_note)  # expect: PHI101


def stripped_bad(path, clinical_note):
    requests.post(BASE.rstrip("/") + path, data=clinical_note)  # expect: PHI101


def text_of_it_bad(path, clinical_note):
    requests.post(str(BASE) + path, data=clinical_note)  # expect: PHI101


def below_bad(path, clinical_note):
    requests.post(urljoin(BASE, path), data=clinical_note)  # expect: PHI101


def path_below_bad(path, clinical_note):
    requests.post(os.path.join(BASE, path), data=clinical_note)  # expect: PHI101


def list_bad(path, clinical_note):
    requests.post("/".join([BASE, path]), data=clinical_note)  # expect: PHI101


def filled_bad(path, clinical_note):
    requests.post("{}/{}".format(BASE, path), data=clinical_note)  # expect: PHI101


def filled_by_name_bad(path, clinical_note):
    url = "{base}/{path}".format(path=path, base=BASE)
    requests.post(url, data=clinical_note)  # expect: PHI101


def own_name_in_the_host_bad(resource, clinical_note):
    requests.post(f"https://{resource}.openai.azure.com/openai", data=clinical_note)  # expect: PHI101


def own_name_filled_bad(resource, clinical_note):
    requests.post("https://{}.openai.azure.com/openai".format(resource), data=clinical_note)  # expect: PHI101


class Client:
    def __init__(self, base=BASE):
        self.base = base.rstrip("/")

    def url(self, path):
        return f"{self.base}/{path.lstrip('/')}"

    def send_bad(self, clinical_note):
        requests.post(self.url("chat/completions"), data=clinical_note)  # expect: PHI101


def another_address_bad(clinical_note):
    requests.post(urljoin(BASE, "https://api.example.org/notes"), data=clinical_note)  # expect: PHI115


def any_host_bad(host, clinical_note):
    requests.post(f"https://{host}/notes", data=clinical_note)  # expect: PHI115


def half_a_host_bad(name, clinical_note):
    requests.post(f"https://eu-{name}.com/notes", data=clinical_note)  # expect: PHI115


def port_ok(port, clinical_note):
    requests.post(f"http://localhost:{port}/notes", data=clinical_note)


def port_filled_ok(port, clinical_note):
    requests.post("http://localhost:{}/notes".format(port), data=clinical_note)


class Configured:
    """Settings that an object holds, in a member of the client."""

    def __init__(self, settings):
        self.settings = settings

    def send_bad(self, clinical_note):
        requests.post(f"{self.settings['base_url']}/chat/completions", data=clinical_note)  # expect: PHI101


def configured(clinical_note):
    Configured({"base_url": "https://api.openai.com/v1"}).send_bad(clinical_note)
