import instructor
from openai import OpenAI


# A client that is wrapped goes where it went before.
def ask_bad(patient_note):
    base = OpenAI(base_url="https://api.groq.com/openai/v1")
    client = instructor.from_openai(base, mode=instructor.Mode.MD_JSON)
    return client.chat.completions.create(model="m", response_model=object, messages=[{"role": "user", "content": patient_note}])


def ask_ok(patient_note):
    client = instructor.from_openai(OpenAI())
    return client.chat.completions.create(model="m", response_model=object, messages=[{"role": "user", "content": patient_note}])
