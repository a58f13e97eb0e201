"""Requests of HTTPX, plain, in a client and asynchronous."""
import httpx


def post_bad(clinical_note):
    httpx.post("https://api.example.org/notes", json={"note": clinical_note})  # expect: PHI115


def client_bad(clinical_note):
    with httpx.Client() as client:
        client.post("https://api.anthropic.com/v1/messages", json={"note": clinical_note})  # expect: PHI101


async def asynchronous_bad(clinical_note):
    async with httpx.AsyncClient() as client:
        await client.post("https://api.example.org/notes", content=clinical_note)  # expect: PHI115


def query_bad(patient_name):
    httpx.get("https://api.example.org/search", params={"name": patient_name})  # expect: PHI211


def loopback_ok(clinical_note):
    httpx.post("http://127.0.0.1:8080/notes", json={"note": clinical_note})
