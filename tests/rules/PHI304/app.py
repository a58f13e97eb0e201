"""What a purpose allows, wherever the call stands that it is for."""
import openai

client = openai.OpenAI()


def purpose(name):
    return lambda function: function


def codes_bad(diagnosis, patient_name):
    client.responses.create(model="m", input=f"Codes for {diagnosis} of {patient_name}")  # expect: PHI304


def codes_ok(diagnosis):
    client.responses.create(model="m", input=f"Codes for {diagnosis}")


@purpose("billing_codes")
def decorated_bad(diagnosis, mrn):
    client.responses.create(model="m", input=f"{diagnosis} {mrn}")  # expect: PHI304


def phi_purpose(name):
    return lambda function: function


@phi_purpose("billing_codes")
def decorated_by_another_name_bad(diagnosis, mrn):
    client.responses.create(model="m", input=f"{diagnosis} {mrn}")  # expect: PHI304


@phi_purpose("billing_codes")
def decorated_by_another_name_ok(diagnosis):
    client.responses.create(model="m", input=diagnosis)


def codes_of_a_field_ok(patient):
    client.responses.create(model="m", input=f"Codes for {patient.diagnosis}")


def codes_of_a_key_ok(patient):
    client.responses.create(model="m", input=f"Codes for {patient['diagnosis']}")


def codes_of_another_field_bad(patient):
    client.responses.create(model="m", input=f"Codes for {patient.ssn}")  # expect: PHI304


def codes_of_fields_by_helper_ok(patient):
    codes_one_field(patient)


def codes_one_field(patient):
    client.responses.create(model="m", input=patient.diagnosis)


def codes_of_a_record_bad(patient):
    client.responses.create(model="m", input=f"Codes for {patient}")  # expect: PHI301, PHI304


def argument_bad(diagnosis, mrn):
    ask(f"{diagnosis} {mrn}", purpose="billing_codes")
    client.responses.create(model="m", input=mrn)  # expect: PHI304


def ask(prompt, purpose):
    return len(prompt)


def helper(text):
    client.responses.create(model="m", input=text)  # expect: PHI304


def codes_by_helper_bad(mrn):
    helper(mrn)


def open_ok(diagnosis, patient_name):
    client.responses.create(model="m", input=f"{diagnosis} {patient_name}")
