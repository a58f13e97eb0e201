"""Telephony and speech."""
import assemblyai
from deepgram import DeepgramClient
from elevenlabs.client import ElevenLabs
from twilio.rest import Client

twilio = Client("a", "b")
deepgram = DeepgramClient("k")
voice = ElevenLabs()


def message_bad(discharge_summary, patient_name):
    twilio.messages.create(to="+15550100", from_="+15550101", body=discharge_summary)  # expect: PHI109


def transcribe_bad(session_audio):
    return assemblyai.Transcriber().transcribe(session_audio)  # expect: PHI110


def speech_bad(clinical_note):
    return voice.text_to_speech.convert(voice_id="v", text=clinical_note)  # expect: PHI110


def reminder_ok(mrn):
    twilio.messages.create(to="+15550100", from_="+15550101", body="There is a message in the portal")
