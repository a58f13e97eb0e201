class Patient:
    mrn: str
    date_of_birth: str
