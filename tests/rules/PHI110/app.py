"""Recordings at a speech vendor, and at home."""
import assemblyai
import whisper


def hosted_bad(session_audio, mrn):
    return assemblyai.Transcriber().transcribe(session_audio)  # expect: PHI110


def local_ok(session_audio, mrn):
    return whisper.load_model("base").transcribe(session_audio)
