"""Two vendors under a BAA; the HIPAA mode of one is on."""
import retell
import twilio.rest
import vapi

texts = twilio.rest.Client("account", "token")
agents = retell.Retell(api_key="k")
calls = vapi.Vapi(token="token")


def switch_off_bad(patient_name, diagnosis):
    texts.messages.create(to="+15550100", from_="+15550101", body=f"{patient_name}: {diagnosis}")  # expect: PHI111


def nothing_of_a_patient_ok(patient_name):
    texts.messages.create(to="+15550100", from_="+15550101", body="You have a message in the portal")


def switch_on_ok(patient_name, diagnosis):
    calls.calls.create(assistant={"context": f"{patient_name}: {diagnosis}"})


def recorded_bad(number):
    texts.calls.create(to=number, from_="+15550101", url="https://clinic.example/twiml", record=True)  # expect: PHI111


def not_recorded_ok(number):
    texts.calls.create(to=number, from_="+15550101", url="https://clinic.example/twiml")
    texts.calls.create(to=number, from_="+15550101", url="https://clinic.example/twiml", record=False)


def keeps_everything_bad():
    agents.agent.create(voice_id="v")  # expect: PHI111


def keeps_attributes_ok():
    agents.agent.create(voice_id="v", data_storage_setting="basic_attributes_only")
