def chart_of(patient_id):
    return f"chart of {patient_id}"
