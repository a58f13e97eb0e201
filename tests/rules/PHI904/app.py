"""What a cache keeps for ever, and what it forgets."""
import redis

cache = redis.from_url("rediss://cache.clinic.example")


def kept_bad(clinical_note):
    cache.set("k", clinical_note)  # expect: PHI904


def forgotten_ok(clinical_note):
    cache.set("k", clinical_note, ex=900)
    cache.setex("k", 900, clinical_note)


def counted_ok(clinical_note):
    cache.set("k", len(clinical_note))


def seen(patient_name, mrn, diagnosis):
    return len(mrn)
