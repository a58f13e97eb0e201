"""Versions of TLS."""
import ssl


def old_bad(patient_name, diagnosis, mrn):
    context = ssl.SSLContext(ssl.PROTOCOL_TLSv1)  # expect: PHI502
    return context, patient_name, diagnosis, mrn


def new_ok():
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
