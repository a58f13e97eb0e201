"""Records that are written out over several lines: what a value is called, and
what stands beside it, is in the keys."""

DICT_BAD = {
    "name": "Maria Keller",
    "ssn": "536-22-8145",  # expect: PHI513
    "dob": "1961-03-09",  # expect: PHI513
}
NESTED_BAD = {
    "resourceType": "Patient",
    "name": [{"family": "Keller", "given": ["Maria"]}],
    "birthDate": "1961-03-09",  # expect: PHI513
}
UNDASHED_BAD = {
    "patient": "Maria Keller",
    "social_security_number": "536228145",  # expect: PHI513
}
SHOTS_BAD = [
    {"role": "user", "content": """Patient: Maria Keller
DOB: 03/09/1961  # expect: PHI513
MRN: 48210377 # expect: PHI513
SpO2 98% on room air, no testosterone, latest information below"""},
]
ssn = "536228145"  # expect: PHI513
CHART_BAD = dict(patient_name="Maria Keller",
                 mrn="48210377")  # expect: PHI513


def enrol_bad(register):
    register.add(first_name="Maria", last_name="Keller",
                 birth_date="1961-03-09")  # expect: PHI513


BUILD_OK = {"name": "scribe", "released": "1961-03-09", "number": "48210377"}
FILE_OK = {"filename": "keller.txt", "born": "1961-03-09"}
ALONE_OK = {"dob": "1961-03-09", "gender": "female"}
ANOTHER_NUMBER_OK = {"order": "536228145", "name": "Maria Keller"}
KNOWN_OK = {"name": "Maria Keller", "ssn": "123456789", "itin": "900228145"}
NOBODY_OK = {"name": "Jane Doe", "dob": "1961-03-09", "ssn": "536228145"}
TYPED_OK = {"name": "Maria Keller", "mrn": "11111111", "other_mrn": "12345678"}
NO_DAY_OK = {"name": "Maria Keller", "dob": "1961-19-39"}
MOCK_PATIENTS = [{"name": "Maria Keller", "dob": "1961-03-09", "mrn": "48210377"}]
OID_OK = {"name": "Epic", "mrn_system": "urn:oid:1.2.840.114350.1.13.737384.0"}
