"""Rows of tables whose names say nothing, looked up by a patient's number."""
import xml.etree.ElementTree as ET

import pyodbc


class NoteParser:
    def __init__(self, xml, tag):
        self._tag = tag
        self.root = ET.fromstring(xml)
        self._parts = ["", ""]
        self._parse()

    def _parse(self):
        at = 0
        for element in self.root.iter():
            at = self._place(element.tag, at)
            if element.tag == self._tag:
                self._parts[at] += element.text

    def _place(self, tag, at):
        return 1 if tag == "PLAN" else at

    @property
    def plan(self):
        return self._parts[1]


class DoctorNote(NoteParser):
    def __init__(self, xml):
        super().__init__(xml, "FREE")


def parsed_rows_bad(patient_code):
    cursor = pyodbc.connect("dsn").cursor()
    query = "SELECT T1.DD, T2.XD FROM T2 JOIN T1 ON T1.NO = T2.NO WHERE T1.P = ?"
    cursor.execute(query, patient_code)
    text = ""
    for row in cursor.fetchall():
        note = DoctorNote(row[1])
        if note.plan != "":
            text += "P: " + note.plan + "\n"
    print(text)  # expect: PHI202


def bound_in_tuple_bad(patient_id):
    cursor = pyodbc.connect("dsn").cursor()
    cursor.execute("SELECT C2 FROM T9 WHERE K = ?", (patient_id,))
    print(cursor.fetchone())  # expect: PHI202


def other_key_ok(order_code):
    cursor = pyodbc.connect("dsn").cursor()
    cursor.execute("SELECT C2 FROM T9 WHERE K = ?", order_code)
    print(cursor.fetchone())


def how_many_ok(patient_id):
    cursor = pyodbc.connect("dsn").cursor()
    cursor.execute("SELECT COUNT(*) FROM T9 WHERE K = ?", patient_id)
    print(cursor.fetchone())
