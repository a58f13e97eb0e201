"""What is put into every line of a log."""
import logging

import structlog


class Prefixed(logging.Filter):
    def __init__(self, patient):
        self.prefix = patient.mrn

    def filter(self, record: logging.LogRecord):
        record.msg = self.prefix + str(record.msg)  # expect: PHI201
        return True


class Lines(logging.Formatter):
    def __init__(self, patient):
        self.prefix = patient.mrn

    def format(self, record):
        return self.prefix + record.msg  # expect: PHI201


class Levels(logging.Formatter):
    def format(self, record):
        return record.levelname + record.msg


def processor_bad(patient_name):
    def add(logger, method, event):
        event["who"] = patient_name
        return event

    structlog.configure(processors=[add])  # expect: PHI201


def processor_ok():
    def add(logger, method, event):
        event["service"] = "intake"
        return event

    structlog.configure(processors=[add])


def factory_bad(patient_name):
    logging.setLogRecordFactory(lambda *values: patient_name)  # expect: PHI201
