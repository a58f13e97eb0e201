"""What the policy says of the tools that this code uses."""


def certified(text):
    return text


def renewed(text):
    return text


def show(clinical_note, patient_name, mrn):
    return certified(clinical_note), renewed(patient_name), mrn
