"""Mail to a server that is asked for encryption first."""
import smtplib


def asked_ok(patient_name, diagnosis):
    with smtplib.SMTP("mail.clinic.example", 587) as server:
        server.starttls()
        server.sendmail("a@clinic.example", "b@clinic.example", f"{patient_name}: {diagnosis}")
