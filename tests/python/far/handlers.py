from service import Service


def post(patient_name, ward):
    return Service().admit(patient_name, ward)
