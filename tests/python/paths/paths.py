"""Paths that are put together."""
import re
from pathlib import Path

import openai

client = openai.OpenAI()


def name_bad(folder, diagnosis):
    path = Path(folder) / "x.json"
    path.write_text(diagnosis)  # expect: PHI504


def given_bad(folder: Path, name, diagnosis):
    (folder / name / "x.json").write_bytes(diagnosis)  # expect: PHI504


def opened_bad(folder: Path, diagnosis):
    with (folder / "x.json").open("w") as stream:
        stream.write(diagnosis)  # expect: PHI504


def untyped_bad(output_path, diagnosis):
    output_path.write_text(diagnosis)  # expect: PHI504


def quotient_ok(folder: Path, total, count):
    (folder / "x.json").write_text(str(total / count))


# What takes citations and list numbers out is no redaction.
def citations_bad(diagnosis):
    text = re.sub(r"\[KB-\d+\]", "", diagnosis)
    client.embeddings.create(model="m", input=text)  # expect: PHI103, PHI601


def numbers_bad(diagnosis):
    text = re.sub(r"^\d+\.\s*", "", diagnosis)
    client.embeddings.create(model="m", input=text)  # expect: PHI103, PHI601
