"""Values at rest and keys."""
import redis

cache = redis.Redis(host="cache")


def set_bad(clinical_note):
    cache.set("visit", clinical_note)  # expect: PHI506, PHI904


def setex_bad(clinical_note):
    cache.setex("visit", 60, clinical_note)  # expect: PHI506


def hash_bad(clinical_note):
    cache.hset("visit", "note", clinical_note)  # expect: PHI506


def mapping_bad(clinical_note):
    cache.hset("visit", mapping={"note": clinical_note})  # expect: PHI506


def list_bad(clinical_note):
    cache.rpush("visits", clinical_note)  # expect: PHI506


def key_bad(mrn):
    cache.set(f"visit:{mrn}", 1)  # expect: PHI212


def pipeline_bad(clinical_note):
    pipe = cache.pipeline()
    pipe.set("visit", clinical_note)  # expect: PHI506, PHI904


def encrypted_ok(clinical_note, fernet_key):
    from cryptography.fernet import Fernet

    cache.set("visit", Fernet(fernet_key).encrypt(clinical_note.encode()))


def length_ok(clinical_note):
    cache.set("length", len(clinical_note))
