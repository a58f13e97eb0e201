"""Rows that come out of databases, and what goes into files of them."""
import pandas
import psycopg2
import sqlite3
from sqlalchemy import create_engine

engine = create_engine("postgresql://db/clinic")
lite = sqlite3.connect("clinic.db")


def cursor_bad():
    connection = psycopg2.connect("dbname=clinic")
    cursor = connection.cursor()
    cursor.execute("SELECT name, diagnosis FROM patients")
    print(cursor.fetchall())  # expect: PHI202


def frame_bad():
    frame = pandas.read_sql("SELECT * FROM patients", engine)
    frame.to_csv("patients.csv")  # expect: PHI504


def write_bad(clinical_note, patient_name):
    lite.execute("INSERT INTO notes VALUES (?)", (clinical_note,))  # expect: PHI504


def frame_file_bad(clinical_note):
    pandas.DataFrame([{"note": clinical_note}]).to_parquet("notes.parquet")  # expect: PHI504


def other_ok():
    frame = pandas.read_sql("SELECT * FROM settings", engine)
    frame.to_csv("settings.csv")


def statistic_ok():
    frame = pandas.read_sql("SELECT * FROM patients", engine)
    print(frame.count())
