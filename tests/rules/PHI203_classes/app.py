"""Exceptions of the program's own: what their constructors make of it counts."""


class NotFound(Exception):
    def __init__(self, patient_name, key=None):
        self.message = f"nothing under {key}"
        super().__init__(self.message)
        self.patient_name = patient_name


class NoChart(NotFound):
    def __init__(self, chart, key):
        super().__init__(chart, key=key)


class Bare(Exception):
    def __init__(self, name):
        self.name = name


def static(patient_name):
    return ValueError("not found")


def telling(patient_name):
    return ValueError(f"no {patient_name}")


def field_ok(patient_name):
    raise NotFound(patient_name)


def text_bad(patient_name):
    raise NotFound(None, key=patient_name)  # expect: PHI203


def field_of_base_ok(patient_name):
    raise NoChart(patient_name, 1)


def text_of_base_bad(patient_name):
    raise NoChart(1, patient_name)  # expect: PHI203


def arguments_are_the_text_bad(patient_name):
    raise Bare(patient_name)  # expect: PHI203


def made_elsewhere_ok(patient_name):
    raise static(patient_name)


def made_elsewhere_bad(patient_name):
    raise telling(patient_name)  # expect: PHI203
