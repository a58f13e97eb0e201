"""Files of all kinds."""
import csv
import json
import pathlib
import pickle


def write_bad(clinical_note):
    with open("note.txt", "w") as stream:
        stream.write(clinical_note)  # expect: PHI504


def chained_bad(clinical_note):
    open("note.txt", "w").write(clinical_note)  # expect: PHI504


def json_bad(clinical_note):
    with open("note.json", "w") as stream:
        json.dump({"note": clinical_note}, stream)  # expect: PHI504


def pickle_bad(clinical_note):
    with open("note.bin", "wb") as stream:
        pickle.dump(clinical_note, stream)  # expect: PHI504


def path_bad(clinical_note):
    pathlib.Path("note.txt").write_text(clinical_note)  # expect: PHI504


def csv_bad(patient_name, dob):
    with open("notes.csv", "w") as stream:
        csv.writer(stream).writerow([patient_name, dob])  # expect: PHI504


def memory_ok(clinical_note):
    import io

    io.StringIO().write(clinical_note)


def length_ok(clinical_note):
    with open("length.txt", "w") as stream:
        stream.write(str(len(clinical_note)))
