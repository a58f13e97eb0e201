"""Hashes of identifiers."""
import hashlib
import uuid

import posthog


def hash_bad(mrn, patient_name):
    posthog.capture(hashlib.sha256(mrn.encode()).hexdigest(), "viewed")  # expect: PHI403


def random_ok(mrn):
    posthog.capture(str(uuid.uuid4()), "viewed")


def file_ok(mrn, content):
    return hashlib.sha256(content).hexdigest()
