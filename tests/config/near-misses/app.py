# The scribe of a clinic; everything beside it is set as it should be.
import logging

log = logging.getLogger(__name__)


def count_ok(clinical_notes):
    log.info("notes: %d", len(clinical_notes))
