"""What a test puts in the place of a client is no client of the program."""


class Visits:
    def __init__(self, session):
        self.session = session

    def save_ok(self, clinical_note):
        self.session.execute(clinical_note)
