"""Whether there is one, how many, how often: no patient data, whatever it is called."""


def declared_ok(is_symptom: bool, diagnosis_found: bool, diagnosis: bool):
    print(is_symptom, diagnosis_found, diagnosis)


def named_ok(diagnosis_rate, diagnosis_pct, symptom_coverage):
    print(diagnosis_rate, diagnosis_pct, symptom_coverage)


def number_bad(mrn: int, age: int, patient_name):
    print(mrn)  # expect: PHI202
    print(patient_name)  # expect: PHI202
