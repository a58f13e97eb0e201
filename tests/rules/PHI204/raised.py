"""How an exception comes to the handler that tells it."""
import json
import logging

from pydantic import BaseModel

log = logging.getLogger(__name__)


class Chart(BaseModel):
    diagnosis: str


class LoadError(Exception):
    pass


class OtherError(Exception):
    pass


# The data may have come far; what counts is from where it is raised.
def packed(chart):
    return json.dumps(chart)


def marked(chart):
    return "<chart>" + chart + "</chart>"


def gathered(chart):
    return marked(packed(chart))


def far_data_bad(patient_record):
    text = marked(gathered(patient_record))
    try:
        Chart(diagnosis=text)
    except Exception as error:
        log.error("failed: %s", error)  # expect: PHI204


# The text of one exception in another.
def load(patient_record):
    try:
        return Chart(**patient_record)
    except Exception as error:
        raise LoadError(f"failed: {error}") from error


def wrapped_bad(patient_record):
    try:
        return load(patient_record)
    except OtherError as error:
        log.error("failed: %s", error)
    except LoadError as error:
        log.error("failed: %s", error)  # expect: PHI204


def again(patient_record):
    try:
        return Chart(**patient_record)
    except Exception:
        raise


def raised_again_bad(patient_record):
    try:
        return again(patient_record)
    except Exception as error:
        log.error("failed: %s", error)  # expect: PHI204


# Only the cause: its text is in a traceback alone.
def load_silently(patient_record):
    try:
        return Chart(**patient_record)
    except Exception as error:
        raise LoadError("failed") from error


def cause_ok(patient_record):
    try:
        return load_silently(patient_record)
    except LoadError as error:
        log.error("failed: %s", error)


def cause_printed_bad(patient_record):
    try:
        return load_silently(patient_record)
    except LoadError:
        log.exception("failed")  # expect: PHI204


# A library raises none of the program's classes.
def own_class_ok(patient_record):
    try:
        return Chart(**patient_record)
    except LoadError as error:
        log.error("failed: %s", error)
    except (OtherError, LoadError):
        log.exception("failed")


# Somebody has caught it before.
def load_carefully(patient_record):
    try:
        return Chart(**patient_record)
    except ValueError:
        log.error("failed")


def caught_before_ok(patient_record):
    try:
        return load_carefully(patient_record)
    except Exception as error:
        log.error("failed: %s", error)


# Told where it is told first.
def load_and_tell(patient_record):
    try:
        return Chart(**patient_record)
    except Exception as error:
        log.error("failed: %s", error)  # expect: PHI204
        raise


def told_twice(patient_record):
    try:
        return load_and_tell(patient_record)
    except Exception as error:
        log.error("failed: %s", error)


# A key says who only to whoever has the records.
def by_key_ok(patient):
    patient_id = patient.patient_id
    try:
        Chart(diagnosis=patient_id)
    except Exception as error:
        log.error("failed: %s", error)


def any_bad(clinical_note):
    try:
        Chart(diagnosis=clinical_note)
    except:
        log.exception("failed")  # expect: PHI204
