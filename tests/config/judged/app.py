# The scribe of a clinic, whose environment and infrastructure are judged.
import os

import redis

cache = redis.from_url(os.environ["REDIS_URL"])


def keep_bad(patient_id, clinical_note):
    cache.set(patient_id, clinical_note)  # expect: PHI503
