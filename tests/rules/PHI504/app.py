"""Files and embedded databases."""
import sqlite3

from cryptography.fernet import Fernet

connection = sqlite3.connect("clinic.db")


def file_bad(clinical_note):
    with open("note.txt", "w") as stream:
        stream.write(clinical_note)  # expect: PHI504


def row_bad(clinical_note):
    connection.execute("INSERT INTO notes VALUES (?)", (clinical_note,))  # expect: PHI504


def update_bad(clinical_note, visit):
    connection.execute("UPDATE notes SET body = ? WHERE visit = ?", (clinical_note, visit))  # expect: PHI504


def query_ok(mrn):
    return connection.execute("SELECT id FROM visits WHERE chart = ?", (mrn,)).fetchone()


def encrypted_ok(clinical_note, key):
    with open("note.bin", "wb") as stream:
        stream.write(Fernet(key).encrypt(clinical_note.encode()))


def report_ok(clinical_note):
    with open("length.txt", "w") as stream:
        stream.write(str(len(clinical_note)))
