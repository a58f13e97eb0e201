"""A function that sends what it is given: each caller asks for its own."""
import logging
import sqlite3

log = logging.getLogger(__name__)


def fetch(sql, arguments=()):
    cursor = sqlite3.connect("app.db").cursor()
    cursor.execute(sql, arguments)
    return cursor.fetchall()


def patients_bad():
    log.info("%s", fetch("SELECT * FROM patients"))  # expect: PHI201


def staff_ok():
    log.info("%s", fetch("SELECT login FROM staff"))
