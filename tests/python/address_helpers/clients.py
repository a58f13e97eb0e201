import requests


def join_url(base, path):
    return base.rstrip("/") + "/" + path


def nested(path):
    return join_url("http://localhost:8080", path)


# A helper that builds addresses has another host for each of its callers.
def model_bad(patient_note):
    requests.post(join_url("https://api.openai.com", "v1/responses"), json={"note": patient_note})  # expect: PHI101


def own_ok(patient_note):
    requests.post(join_url("http://localhost:8080", "v1/summarise"), json={"note": patient_note})
    requests.post(nested("v1/summarise"), json={"note": patient_note})
