"""Requests to hosts of the catalogue, to the house and to nobody known."""
import aiohttp


async def model_bad(clinical_note, patient_name):
    async with aiohttp.ClientSession() as session:
        await session.post("https://api.openai.com/v1/chat/completions", json={"input": clinical_note})  # expect: PHI101


async def unknown_bad(clinical_note):
    async with aiohttp.ClientSession() as session:
        await session.post("https://api.helper.example/v1", json={"input": clinical_note})  # expect: PHI115


async def house_ok(clinical_note):
    async with aiohttp.ClientSession() as session:
        await session.post("http://localhost:8080/v1", json={"input": clinical_note})
