import logging

logger = logging.getLogger(__name__)


class Session:
    def __init__(self, mrn, room):
        self.label = mrn
        self.room = room
        self.lines = []

    def show_bad(self):
        logger.info(self.label)  # expect: PHI201

    def show_ok(self):
        logger.info(self.room)

    def hear(self, clinical_note):
        self.lines.append(clinical_note)

    def print_bad(self):
        for line in self.lines:
            print(line)  # expect: PHI202


class Base:
    def write(self, value):
        logger.info(value)  # expect: PHI201

    def hook(self, value):
        return None


class Derived(Base):
    def save_bad(self, mrn):
        self.write(mrn)

    def hook(self, value):
        return value

    def super_ok(self, mrn):
        logger.info(super().hook(mrn))

    def own_bad(self, mrn):
        logger.info(self.hook(mrn))  # expect: PHI201


class Pipeline:
    def __init__(self):
        self.sink = Base()

    def run_bad(self, mrn):
        self.sink.write(mrn)
