"""Stores that the policy declares, and some that it does not."""
import os
import pathlib

import redis

sessions = redis.from_url("rediss://cache.clinic.example:6379/0")
named = redis.Redis(host="cache.clinic.example", ssl=True)
other = redis.from_url("rediss://elsewhere.example:6379/0")
plain = redis.from_url(os.environ.get("CACHE_URL", "redis://plain.clinic.example:6379"))


def declared_ok(patient_id, clinical_note):
    sessions.set("k", clinical_note)


def declared_by_host_ok(clinical_note):
    named.setex("k", 60, clinical_note)


def elsewhere_bad(clinical_note):
    other.set("k", clinical_note)  # expect: PHI506


def plain_bad(clinical_note):
    plain.set("k", clinical_note)  # expect: PHI506, PHI503


def volume_ok(clinical_note, number):
    with open(f"/srv/notes/{number}.txt", "w") as out:
        out.write(clinical_note)
    pathlib.Path("/srv/notes/last.txt").write_text(clinical_note)


def beside_the_volume_bad(clinical_note):
    with open("/srv/notes-old/a.txt", "w") as out:
        out.write(clinical_note)  # expect: PHI504
