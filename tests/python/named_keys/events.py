import logging

log = logging.getLogger(__name__)


# A dict that is made of named arguments has a key for each.
def keys_ok(patient_name):
    event = dict(name=patient_name, level="info")
    log.info("level %s", event["level"])
    event.update(owner=patient_name, kind="visit")
    log.info("kind %s", event["kind"])


def keys_bad(patient_name, others):
    event = dict(others, name=patient_name)
    log.info("name %s", event["name"])  # expect: PHI201
    event = {}
    event.update(name=patient_name)
    log.info("name %s", event["name"])  # expect: PHI201
    log.info("all %s", dict(name=patient_name))  # expect: PHI201


def emit(*, name, level):
    log.info("level %s", level)
    log.info("name %s", name)  # expect: PHI201


def spread(patient_name):
    emit(**dict(name=patient_name, level="info"))
