"""Mail to a server, and nothing in the file asks for encryption."""
import smtplib


def plain_bad(patient_name, diagnosis):
    server = smtplib.SMTP("mail.clinic.example", 25)  # expect: PHI503
    server.sendmail("a@clinic.example", "b@clinic.example", f"{patient_name}: {diagnosis}")


def same_machine_ok(patient_name):
    smtplib.SMTP("localhost").sendmail("a@clinic.example", "b@clinic.example", patient_name)


def encrypted_ok(patient_name):
    smtplib.SMTP_SSL("mail.clinic.example").sendmail(
        "a@clinic.example", "b@clinic.example", patient_name)
