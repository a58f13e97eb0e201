"""A name counts where what it is read from comes from outside, by whichever way."""
import json
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import List

from rows import load

log = logging.getLogger(__name__)
KEPT = json.load(open("kept.json"))
DEFAULTS = {"mrn": "none"}


@dataclass
class Patient:
    mrn: str
    birth_date: str
    rank: int


@dataclass
class Page:
    items: List[Patient]
    total: int


def mapped_bad(rows):
    print(list(map(lambda row: row["mrn"], rows)))  # expect: PHI202
    list(map(lambda patient: log.info("%s", patient.mrn), rows))  # expect: PHI201


def submitted_bad(one: Patient):
    log.info("%s", one.mrn)  # expect: PHI201


def submits(bus, pool: ThreadPoolExecutor):
    pool.submit(submitted_bad, bus.get())


def mapped_ok():
    print(list(map(lambda row: row["mrn"], [{"mrn": "none"}])))


class Kept:
    def fill(self, client):
        self.data = client.fetch()

    def show_bad(self):
        print(self.data["mrn"])  # expect: PHI202


def module_bad():
    print(KEPT["mrn"])  # expect: PHI202


class Pipeline:
    def __init__(self, path):
        self.config = json.load(open(path))

    def show_ok(self):
        print(self.config["patient_name"])


def captured_bad(row):
    def show():
        print(row["mrn"])  # expect: PHI202

    return show


def module_ok():
    print(DEFAULTS["mrn"])


class Reader:
    record: Patient

    def show_bad(self):
        log.info("%s", self.record.mrn)  # expect: PHI201


class Filled:
    def __init__(self):
        self.one: Patient = load()

    def show_bad(self):
        log.info("%s", self.one.mrn)  # expect: PHI201


def find() -> Patient:
    return load()


def declared_bad(page: Page):
    rows: List[Patient] = load()
    log.info("%s", rows)  # expect: PHI201
    log.info("%s", find())  # expect: PHI201
    log.info("%s", page)  # expect: PHI201


def declared_ok(page: Page, one: Patient):
    log.info("%s %s", page.total, one.rank)


def inferred_ok():
    one = load()
    log.info("%s", one)
