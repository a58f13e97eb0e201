"""Two vendors under a BAA; the HIPAA mode of one is on."""
import twilio.rest
import vapi

texts = twilio.rest.Client("account", "token")
calls = vapi.Vapi(token="token")


def switch_off_bad(patient_name, diagnosis):
    texts.messages.create(to="+15550100", from_="+15550101", body=f"{patient_name}: {diagnosis}")  # expect: PHI111


def nothing_of_a_patient_ok(patient_name):
    texts.messages.create(to="+15550100", from_="+15550101", body="You have a message in the portal")


def switch_on_ok(patient_name, diagnosis):
    calls.calls.create(assistant={"context": f"{patient_name}: {diagnosis}"})
