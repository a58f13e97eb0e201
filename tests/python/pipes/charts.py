def fetch_bad(patient_id):
    return {"mrn": patient_id}
