"""Calls whose errors quote what they were given."""
import logging
import mimetypes
import os.path
import subprocess
from datetime import datetime

import psycopg2
from sqlalchemy import text
from sqlalchemy.orm import Session

from elsewhere import Chart

log = logging.getLogger(__name__)


def number_bad(mrn):
    try:
        return int(mrn)
    except ValueError as error:
        log.error("failed: %s", error)  # expect: PHI204


def date_bad(date_of_birth):
    try:
        return datetime.strptime(date_of_birth, "%Y-%m-%d")
    except ValueError as error:
        log.error("failed: %s", error)  # expect: PHI204


def parameters_bad(patient_name):
    cursor = psycopg2.connect("clinic").cursor()
    try:
        cursor.execute("insert into patients values (%s)", (patient_name,))
    except psycopg2.Error as error:
        log.error("failed: %s", error)  # expect: PHI204


def session_bad(session: Session, patient_name):
    try:
        session.execute(text("insert into patients values (:n)"), {"n": patient_name})
    except Exception as error:
        log.error("failed: %s", error)  # expect: PHI204


def model_of_another_package_bad(patient_record):
    try:
        return Chart.model_validate(patient_record)
    except Exception as error:
        log.error("failed: %s", error)  # expect: PHI204


def command_bad(patient_name):
    try:
        subprocess.run(["label", patient_name], check=True)
    except subprocess.CalledProcessError as error:
        log.error("failed: %s", error)  # expect: PHI204


def unchecked_command_ok(patient_name):
    try:
        subprocess.run(["label", patient_name])
    except Exception as error:
        log.error("failed: %s", error)


def file_bad(patient_name):
    try:
        return open(f"charts/{patient_name}.txt")
    except OSError as error:
        log.error("failed: %s", error)  # expect: PHI204


def kinds_of_files_ok(patient_name):
    log.info("a %s", os.path.splitext(patient_name)[1])
    log.info("a %s", mimetypes.guess_type(patient_name)[0])
