from dataclasses import dataclass


@dataclass
class Patient:
    name: str
    diagnosis: str


# The parts of what `enumerate` and `zip` give are told apart, also by their class.
def positions_ok(patients: list[Patient], labels: list[str]):
    for i, patient in enumerate(patients, start=1):
        print(f"{i} of {len(patients)}")
    for label, patient in zip(labels, patients):
        print(label)


def positions_bad(patients: list[Patient], labels: list[str]):
    for i, patient in enumerate(patients):
        print(patient.diagnosis)  # expect: PHI202
    for label, patient in zip(labels, patients):
        print(patient)  # expect: PHI202
    print([patients[0], patients[1]])  # expect: PHI202
