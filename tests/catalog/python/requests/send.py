"""The host decides what a request is."""
import requests

session = requests.Session()


def unknown_host_bad(clinical_note):
    requests.post("https://api.example.org/notes", json={"note": clinical_note})  # expect: PHI115


def model_host_bad(clinical_note):
    requests.post("https://api.openai.com/v1/chat/completions", json={"messages": [clinical_note]})  # expect: PHI101


def chat_host_bad(clinical_note):
    requests.post("https://hooks.slack.com/services/T/B/x", json={"text": clinical_note})  # expect: PHI109


def form_bad(clinical_note):
    requests.put("https://api.example.org/notes", data=clinical_note)  # expect: PHI115


def query_bad(patient_name):
    requests.get("https://api.example.org/search", params={"name": patient_name})  # expect: PHI211


def address_bad(patient_name):
    requests.get(f"https://api.example.org/search?name={patient_name}")  # expect: PHI211


def session_bad(clinical_note):
    session.post("https://api.example.org/notes", json={"note": clinical_note})  # expect: PHI115


def request_bad(clinical_note):
    requests.request("POST", "https://api.example.org/notes", json={"note": clinical_note})  # expect: PHI115


def loopback_ok(clinical_note):
    requests.post("http://localhost:8080/notes", json={"note": clinical_note})


def count_ok(clinical_note):
    requests.post("https://api.example.org/metrics", json={"length": len(clinical_note)})
