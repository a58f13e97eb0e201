from pydantic import BaseModel


class Patient(BaseModel):
    ssn: str
    diagnosis: str
    status: str


def left_out_ok(patient: Patient):
    print(patient.model_dump(include={"status"}))
    print(patient.model_dump(include=["status"]))
    print(patient.model_dump_json(include={"status"}))
    print(patient.dict(include={"status": True}))


def whole_bad(patient: Patient, fields):
    print(patient.model_dump(include={"ssn"}))  # expect: PHI202
    print(patient.model_dump(exclude={"status"}))  # expect: PHI202
    print(patient.model_dump(include=fields))  # expect: PHI202
    print(patient.model_dump_json(include={"diagnosis"}))  # expect: PHI202
    print(patient.model_dump()["diagnosis"])  # expect: PHI202
    print(patient.model_dump(include={"ssn", "status"})["ssn"])  # expect: PHI202
    print(patient.model_dump(include={"ssn", "status"})["status"])
