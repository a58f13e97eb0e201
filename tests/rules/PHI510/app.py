"""Ciphers that are broken, and one that is not."""
from Crypto.Cipher import AES, ARC4, DES


def weak_bad(key, clinical_note, patient_name):
    one = DES.new(key).encrypt(clinical_note)  # expect: PHI510
    two = ARC4.new(key).encrypt(patient_name)  # expect: PHI510
    three = AES.new(key, AES.MODE_ECB).encrypt(clinical_note)  # expect: PHI510
    return one, two, three


def strong_ok(key, clinical_note):
    return AES.new(key, AES.MODE_GCM).encrypt_and_digest(clinical_note)


def weak_without_data_ok(key):
    return DES.new(key).encrypt(b"hello")
