from journal import Journal


class Service:
    def __init__(self):
        self.journal = Journal()

    def admit(self, who, ward):
        return self.journal.enter({"who": who, "ward": ward})
