"""The only place that talks to the language model.

Services hand over a finished prompt; nobody else imports the SDK.
"""

import logging
import time
from dataclasses import dataclass

from openai import OpenAI

from app.settings import settings

logger = logging.getLogger(__name__)

SYSTEM_PROMPT = (
    "You help clinicians with documentation. Use only what the text says, "
    "and say so when something is missing."
)


@dataclass
class Completion:
    text: str
    tokens: int


class ModelClient:
    def __init__(self, model: str) -> None:
        self._client = OpenAI(timeout=30.0, max_retries=2)
        self._model = model

    def complete(self, prompt: str, *, temperature: float = 0.2) -> Completion:
        messages = [
            {"role": "system", "content": SYSTEM_PROMPT},
            {"role": "user", "content": prompt},
        ]
        return self._send(messages, temperature)

    def _send(self, messages: list[dict], temperature: float) -> Completion:
        started = time.monotonic()
        response = self._client.chat.completions.create(
            model=self._model,
            messages=messages,  # expect: PHI101, PHI301 [signed: PHI301]
            temperature=temperature,
        )
        text = response.choices[0].message.content or ""
        usage = response.usage
        logger.info(
            "model call",
            extra={
                "model": self._model,
                "tokens": usage.total_tokens,
                "length": len(text),
                "duration_ms": round((time.monotonic() - started) * 1000),
            },
        )
        return Completion(text=text, tokens=usage.total_tokens)

    def embed(self, texts: list[str]) -> list[list[float]]:
        response = self._client.embeddings.create(
            model="text-embedding-3-small",
            input=texts,  # expect: PHI103 [signed: none]
        )
        logger.info("embedded %d texts", len(texts))
        return [item.embedding for item in response.data]


model_client = ModelClient(settings.openai_model)
