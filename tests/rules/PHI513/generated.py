"""What a generator makes is nobody's."""
from faker import Faker

fake = Faker()
PATIENT = {"name": fake.name(), "ssn": fake.ssn(), "dob": "1961-03-09", "mrn": "48210377"}
