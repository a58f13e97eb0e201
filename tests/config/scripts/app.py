def show(patient_name, mrn, diagnosis):
    return mrn
