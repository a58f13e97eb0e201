import logging

logger = logging.getLogger(__name__)


def concatenation_bad(patient_name):
    line = "seen: " + patient_name
    logger.info(line)  # expect: PHI201


def interpolation_bad(mrn):
    logger.info(f"label {mrn!r:>10} opened")  # expect: PHI201


def percent_bad(mrn):
    logger.info("label %s opened" % mrn)  # expect: PHI201


def percent_tuple_bad(mrn, attempt):
    logger.info("label %s opened (%d)" % (mrn, attempt))  # expect: PHI201


def percent_map_bad(mrn):
    logger.info("label %(label)s opened" % {"label": mrn})  # expect: PHI201


def format_bad(patient_name):
    logger.info("seen: {}".format(patient_name))  # expect: PHI201


def format_named_bad(patient_name):
    logger.info("seen: {who}".format(who=patient_name))  # expect: PHI201


def join_bad(patient_name, mrn):
    logger.info(", ".join([patient_name, mrn]))  # expect: PHI201


def methods_bad(patient_name):
    logger.info(patient_name.strip().upper().replace(" ", "_"))  # expect: PHI201


def slice_bad(ssn):
    logger.info(ssn[-4:])  # expect: PHI201


def split_bad(patient_name):
    first, _, last = patient_name.partition(" ")
    logger.info(last)  # expect: PHI201


def grown_bad(clinical_note):
    text = ""
    for line in clinical_note.splitlines():
        text += line
    logger.info(text)  # expect: PHI201


def argument_bad(mrn):
    logger.info("label %s opened", mrn)  # expect: PHI201


def length_ok(clinical_note):
    logger.info("note of %d characters", len(clinical_note))


def comparison_ok(ssn):
    logger.info("has number: %s", ssn != "")


def membership_ok(clinical_note):
    logger.info("mentions pain: %s", "pain" in clinical_note)


def test_ok(clinical_note):
    logger.info("starts well: %s", clinical_note.startswith("S:"))


def overwritten_ok(patient_name):
    patient_name = "somebody"
    logger.info(patient_name)
