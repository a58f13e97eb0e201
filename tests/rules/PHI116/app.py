def show(patient_name, mrn):
    return patient_name
