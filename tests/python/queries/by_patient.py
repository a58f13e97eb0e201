"""Tables whose names say nothing, read by a patient's key."""

import logging

import psycopg2

log = logging.getLogger(__name__)


def by_key_bad(patient_code):
    cursor = psycopg2.connect("dbname=clinic").cursor()
    cursor.execute("SELECT DATE_C, DATA_X FROM EXT_C1 WHERE PID = %s", patient_code)
    for row in cursor.fetchall():
        log.info(row[1])  # expect: PHI201


def by_key_in_a_tuple_bad(patient_code):
    cursor = psycopg2.connect("dbname=clinic").cursor()
    cursor.execute("SELECT DATE_C, DATA_X FROM EXT_C1 WHERE PID = %s", (patient_code,))
    log.info(cursor.fetchone())  # expect: PHI201


def how_many_ok(patient_code):
    cursor = psycopg2.connect("dbname=clinic").cursor()
    cursor.execute("SELECT COUNT(*) FROM EXT_C1 WHERE PID = %s", (patient_code,))
    log.info(cursor.fetchone())


def by_another_key_ok(version):
    cursor = psycopg2.connect("dbname=clinic").cursor()
    cursor.execute("SELECT K, V FROM SETTINGS WHERE REL = %s", (version,))
    log.info(cursor.fetchone())
