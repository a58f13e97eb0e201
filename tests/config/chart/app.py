# The scribe of a clinic, whose chart is judged.
def seen(patient_name, mrn, clinical_note):
    return len(patient_name) + len(mrn) + len(clinical_note)
