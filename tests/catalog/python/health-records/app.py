"""FHIR servers, HL7 messages, DICOM files."""
import fhirclient.models.patient as patients
import hl7
import pydicom
from hl7apy.parser import parse_message


def fhirclient_bad(server):
    patient = patients.Patient.read("1", server)
    print(patient.name)  # expect: PHI202


def hl7_bad(body):
    message = hl7.parse(body)
    print(message.segment("PID"))  # expect: PHI202


def hl7apy_bad(body):
    print(parse_message(body).pid)  # expect: PHI202


def dicom_bad(path):
    print(pydicom.dcmread(path).PatientName)  # expect: PHI202


def dicom_ok(path):
    print(pydicom.dcmread(path).PatientPosition)
