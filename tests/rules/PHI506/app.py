"""Caches."""
import diskcache
import redis
from cryptography.fernet import Fernet
from django.core.cache import cache
from joblib import Memory

memory = Memory("folder")
client = redis.Redis(host="cache")
disk = diskcache.Cache("folder")


def redis_bad(discharge_summary):
    client.set("last", discharge_summary)  # expect: PHI506


def pipeline_bad(discharge_summary):
    with client.pipeline() as pipe:
        pipe.set("last", discharge_summary)  # expect: PHI506


def element_bad(clinical_note):
    disk["last"] = clinical_note  # expect: PHI506


def django_bad(clinical_note):
    cache.set("last", clinical_note, 60)  # expect: PHI506


@memory.cache  # expect: PHI506
def memoised_bad(clinical_note):
    return clinical_note.strip()


def encrypted_ok(clinical_note, key):
    client.set("last", Fernet(key).encrypt(clinical_note.encode()))


def count_ok(clinical_note):
    disk["length"] = len(clinical_note)


@memory.cache
def length_ok(clinical_note):
    return len(clinical_note)
