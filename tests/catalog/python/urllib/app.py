"""urllib, urllib3, http.client and websockets."""
import json
import urllib.request

import urllib3
import websockets

pool = urllib3.PoolManager()


def open_bad(clinical_note, patient_name):
    urllib.request.urlopen("https://api.openai.com/v1/responses", data=clinical_note.encode())  # expect: PHI101, PHI311


def pool_bad(clinical_note):
    pool.request("POST", "https://api.anthropic.com/v1/messages", body=json.dumps({"input": clinical_note}))  # expect: PHI101


async def socket_bad(session_audio):
    async with websockets.connect("wss://api.deepgram.com/v1/listen") as socket:
        await socket.send(session_audio)  # expect: PHI110


def house_ok(clinical_note):
    urllib.request.urlopen("http://localhost/v1", data=clinical_note.encode())
