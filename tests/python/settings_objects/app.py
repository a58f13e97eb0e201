"""Settings that are called as what they are settings for."""
from dataclasses import dataclass


@dataclass
class TranscriptionConfig:
    default_provider: str = "local"
    chunk_seconds: int = 120


class Config:
    def __init__(self):
        self.transcription = TranscriptionConfig()
        self.prescription = None


config = Config()


def check_ok():
    provider = config.transcription.default_provider
    if provider not in ("local", "cloud"):
        raise ValueError(f"invalid provider: {provider}")
    print(f"provider: {provider}")


def chart_bad(patient):
    print(patient.diagnosis)  # expect: PHI202
