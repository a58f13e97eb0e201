import logging

logger = logging.getLogger(__name__)


def file_name_ok(file, patient):
    logger.info("read %s", file.name)
    logger.info("read %s", file.filename)


def count_ok(notes, patients):
    logger.info("%d notes of %d", len(notes), len(patients))


def patience_ok(patience, patient_count):
    logger.info("patience %d after %d", patience, patient_count)


def module_ok(model_name, hostname):
    logger.info("%s on %s in %s", model_name, hostname, __name__)


def memory_ok(address, session, history):
    logger.info("%s %s %s", address, session, history)


def kind_ok(patient):
    logger.info("got a %s", type(patient).__name__)


def exists_ok(mrn):
    logger.info("known: %s", mrn is not None)
    logger.info("known: %s", bool(mrn))


def real_bad(patient):
    logger.info(patient.mrn)  # expect: PHI201
