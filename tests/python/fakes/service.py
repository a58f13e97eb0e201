"""What a test puts in the place of a store is no store of the program."""
import logging

logger = logging.getLogger(__name__)


class Visits:
    def __init__(self, store):
        self.store = store

    def save(self, clinical_note):
        self.store.put(clinical_note)

    def describe_ok(self):
        logger.info("kept in %s", self.store.place())


def keep_ok(store, clinical_note):
    visits = Visits(store)
    visits.save(clinical_note)
    visits.describe_ok()
