"""Caches of applications: memory, disk, Memcached."""
import diskcache
import flask_caching
import functools
import joblib
import pymemcache
from cachetools import TTLCache, cached

disk = diskcache.Cache("folder")
flask_cache = flask_caching.Cache()
recent = TTLCache(100, 60)
memcached = pymemcache.Client("h")
memory = joblib.Memory("folder")


def disk_bad(clinical_note, patient_name):
    disk.set("k", clinical_note)  # expect: PHI506
    disk["k"] = clinical_note  # expect: PHI506


def flask_bad(clinical_note):
    flask_cache.set("k", clinical_note)  # expect: PHI506


def memcached_bad(clinical_note):
    memcached.set("k", clinical_note)  # expect: PHI506


def recent_bad(clinical_note):
    recent["k"] = clinical_note  # expect: PHI507


@cached(recent)  # expect: PHI507
def cached_bad(clinical_note):
    return clinical_note


@functools.cache  # expect: PHI507
def memoised_bad(clinical_note):
    return clinical_note


@memory.cache  # expect: PHI506
def kept_bad(clinical_note):
    return clinical_note


def size_ok(clinical_note):
    disk["k"] = len(clinical_note)
    recent["k"] = len(clinical_note)
