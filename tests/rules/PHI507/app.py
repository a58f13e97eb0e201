"""What stays in memory when the request is over."""
import functools

import cachetools

SEEN = {}
RECENT = []
LAST = None
COUNTS = {}
recent = cachetools.TTLCache(100, 60)


def element_bad(session, clinical_note, patient_name):
    SEEN[session] = clinical_note  # expect: PHI507


def append_bad(clinical_note):
    RECENT.append({"role": "user", "content": clinical_note})  # expect: PHI507


def variable_bad(clinical_note):
    global LAST
    LAST = clinical_note  # expect: PHI507


def cache_bad(session, clinical_note):
    recent[session] = clinical_note  # expect: PHI507


class Registry:
    notes = {}

    def class_bad(self, session, clinical_note):
        Registry.notes[session] = clinical_note  # expect: PHI507


@functools.lru_cache(maxsize=None)  # expect: PHI507
def memoised_bad(clinical_note):
    return clinical_note.lower()


@functools.lru_cache
def memoised_ok(clinical_note):
    return len(clinical_note)


def local_ok(session, clinical_note):
    seen = {}
    seen[session] = clinical_note
    return seen


def count_ok(session, clinical_note):
    COUNTS[session] = len(clinical_note)


def shadowed_ok(clinical_note):
    RECENT = []
    RECENT.append(clinical_note)
    return RECENT
