import os

import openai

written_bad = openai.OpenAI(api_key="sk-proj-3fQ7bTz9LmX2vR8kWn5cYd1H")  # expect: PHI708
asked_ok = openai.OpenAI(api_key=os.environ["OPENAI_API_KEY"])
PLACEHOLDER_OK = "sk-your-key-here-and-nothing-else"
PREFIX_OK = "sk-"


def seen(patient_name, mrn, diagnosis, clinical_note):
    return len(mrn)
