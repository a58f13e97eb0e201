"""The console: print, streams, pretty printers."""
import pprint
import sys

import click


def print_bad(patient_name):
    print("seen", patient_name)  # expect: PHI202


def formatted_bad(mrn):
    print(f"{mrn:>10}")  # expect: PHI202


def stream_bad(mrn):
    sys.stderr.write(mrn)  # expect: PHI202


def pretty_bad(clinical_note):
    pprint.pprint({"note": clinical_note})  # expect: PHI202


def echo_bad(mrn):
    click.echo(mrn)  # expect: PHI202


def length_ok(clinical_note):
    print(len(clinical_note))


def words_ok(clinical_note):
    print(clinical_note.count(" "))
