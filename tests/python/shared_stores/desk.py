"""One part fills a store that another reads: neither knows the other."""


class Visit:
    patient_name: str


class Ledger:
    def __init__(self):
        self.visits: list[Visit] = []

    def add(self, visit: Visit):
        self.visits.append(visit)

    def all(self) -> list[Visit]:
        return self.visits


class Form:
    def __init__(self, ledger: Ledger):
        self.ledger = ledger

    def on_save(self, edit):
        visit = Visit()
        visit.patient_name = edit.text()
        self.ledger.add(visit)


class Overview:
    def __init__(self, ledger: Ledger):
        self.ledger = ledger

    def show_bad(self):
        for visit in self.ledger.all():
            print(visit.patient_name)  # expect: PHI202

    def count_ok(self):
        print(len(self.ledger.all()))


class Desk:
    def __init__(self):
        self.ledger = Ledger()

    def open(self):
        return Form(self.ledger), Overview(self.ledger)
