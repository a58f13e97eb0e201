"""A logger of the application that ends where nobody can look."""
import logging
import re


class Journal:
    def __init__(self, transport):
        self.transport = transport
        self.lines = []

    def error(self, message):
        self.lines.append(message)

    def info(self, message):
        self.transport.deliver(message)

    def debug(self, message):
        pass

    def warning(self, message):
        self.transport.deliver(re.sub(r"\d+", "#", message))

    def critical(self, message):
        logging.critical(message)  # expect: PHI201


logger = Journal(None)


def queued_bad(patient_name):
    logger.error(f"seen {patient_name}")  # expect: PHI201


def delivered_bad(patient_name):
    logger.info(f"seen {patient_name}")  # expect: PHI201


def dropped_ok(patient_name):
    logger.debug(f"seen {patient_name}")


def told_where_it_is_logged(patient_name):
    logger.critical(f"seen {patient_name}")


class Shelf:
    def add(self, note):
        self.notes = note


shelf = Shelf()


def not_a_log_ok(patient_name):
    shelf.add(patient_name)
