"""What Firestore keeps, and what it gives."""

import functools

import firebase_admin
from firebase_admin import firestore
from google.cloud import firestore as cloud


def write_bad(patient_name, diagnosis):
    db = firestore.client()
    db.collection("charts").add({"name": patient_name})  # expect: PHI115
    cloud.Client().collection("charts").document("a").set({"diagnosis": diagnosis})  # expect: PHI115


def read_bad():
    for one in firestore.client().collection("patients").stream():
        print(one.to_dict())  # expect: PHI202


def other_ok():
    for one in firestore.client().collection("wards").stream():
        print(one.to_dict())


def reduced_ok(clinical_notes):
    print(functools.reduce(lambda total, one: total + len(one), clinical_notes, 0))


def reduced_bad(clinical_notes):
    print(functools.reduce(lambda total, one: total + one, clinical_notes))  # expect: PHI202
