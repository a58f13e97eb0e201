"""The pages of the rules: each says what, why, what to do and how to configure,
and its examples hold. What is shown as reported is reported, what is shown as
not reported is not.

A block is a program of its own; blocks of YAML are the policy of all of them, or
a file of configuration. What one of the two sections leaves out, a policy or the
code, is that of the other. The names that a block of code takes for granted are
declared around it.
"""

import ast
import re
import subprocess
import textwrap

import expect
import pytest

PAGES = sorted((expect.ROOT / "policies/rules").glob("*.md"))
SECTIONS = ["What is reported", "Why", "Reported", "Not reported", "What to do",
            "Configure"]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)

PYTHON = '''\
# patient chart of a clinic: clinical_note, diagnosis, hipaa
import functools
import hashlib
import logging
import os
import re
import ssl

import anthropic
import assemblyai as aai
import boto3
import langfuse as langfuse_module
import litellm
import ollama
import openai
import posthog
import redis
import requests
import sentry_sdk
import slack_sdk
import twilio.rest
import watchtower
from Crypto.Cipher import AES
from app_tools import redact
from cryptography.fernet import Fernet
from faster_whisper import WhisperModel
from google import genai
from groq import Groq
from langchain_community.agent_toolkits import create_sql_agent
from langchain_community.utilities import SQLDatabase
from langchain_core.tools import tool
from logtail import LogtailHandler
from openai import AzureOpenAI, OpenAI
from opentelemetry import trace
from presidio_analyzer import AnalyzerEngine
from presidio_anonymizer import AnonymizerEngine
from qdrant_client import QdrantClient
from sentence_transformers import SentenceTransformer
from twilio.rest import Client as Twilio
import langsmith
import pinecone
import psycopg2

MODEL = "m"
KEY = os.environ["KEY"]
PROJECT = "p"
logger = log = logging.getLogger(__name__)
client = OpenAI()
analyzer = AnalyzerEngine()
anonymizer = AnonymizerEngine()
fernet = Fernet(KEY)
slack = slack_sdk.WebClient()
index = pinecone.Pinecone().Index("notes")
langfuse = langfuse_module.Langfuse()
span = trace.get_current_span()
cursor = psycopg2.connect().cursor()
llm = openai.OpenAI()


class Patient:
    name: str
    mrn: str
    email: str
    note: str
    zip_code: str
    admission_date: str
    chief_complaint: str
    age_band: str
    date_of_birth: str


'''
PARAMETERS = ("patient: Patient, patients: list[Patient], clinical_note, patient_name, "
              "mrn, date_of_birth, diagnosis, psychotherapy_note, session_audio, visit_transcript, "
              "patient_id, usage, session_token, elapsed, number, clinic, request_id, dataset, key, url, error")
LOCALS = '''\
note = transcript = summary = result = clinical_note
name, dob = patient_name, date_of_birth
chart = record = patient
prompt = f"Summarise: {clinical_note}"
answer = "An answer"
messages = [{"role": "user", "content": prompt}]
chunks_of_note = [clinical_note]
vector = vectors = points = [0.1]
code = chief_complaint = diagnosis
age_band = "40-49"
'''
SCRIPT = '''\
// patient chart of a clinic: clinicalNote, diagnosis, hipaa
import * as Sentry from "@sentry/browser";
import OpenAI from "openai";
import pino from "pino";
const client = new OpenAI();
type Patient = { note: string; mrn: string; name: string };
'''
CXX = """\
#include <string>
#include <vector>
struct Patient { std::string name, mrn, diagnosis, insurance_id; };
"""
# Beside a manifest: imports would name vendors of their own.
BESIDE_MANIFEST = """\
class Patient:
    mrn: str
    diagnosis: str
    insurance_id: str


def chart(patient: Patient, clinical_note):
    return clinical_note
"""
# Where a block of configuration belongs.
FILES = {"dotenv": "production.env", "hcl": "main.tf", "ini": "grafana.ini",
         "nginx": "nginx.conf", "sql": "schema.sql", "json": "package.json",
         "tf": "main.tf"}


def python(block):
    body = ast.parse(block).body
    # What ends in a definition, or in a constant, is a module.
    if (isinstance(body[-1], (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            or re.match(r"[A-Z]+ = ", block.splitlines()[-1])):
        return PYTHON + block + "\n\ndef surroundings(clinical_note, mrn):\n    return mrn\n"
    return (PYTHON + f"async def example({PARAMETERS}):\n"
            + textwrap.indent(LOCALS + block, "    "))


def script(block):
    if "export " in block:
        return SCRIPT + block
    return (SCRIPT + "export async function example(patient: Patient, patients: Patient[], "
            "note: string, clinicalNote: string, mrn: string) {\n" + block + "}\n")


def blocks_of(page, section):
    text = page.read_text().split(f"\n## {section}\n")[1].split("\n## ")[0]
    return FENCE.findall(text)


def is_policy(language, block):
    return language == "yaml" and re.match(
        r"(version|vendors|purposes|functions|deidentifiers|encryptors|guards|stores|waivers|"
        r"rules|internal_hosts|ehr_hosts|inventory|audit|owner|sources|access|"
        r"output):", block)


def programs(page, section, other):
    """Folders as {name: text}."""
    blocks, others = blocks_of(page, section), blocks_of(page, other)
    policy = [b for l, b in blocks if is_policy(l, b)]
    policy = policy or [b for l, b in others if is_policy(l, b) and section == "Not reported"
                        and not any(is_policy(*one) for one in blocks)]
    code = [(l, b) for l, b in blocks if not is_policy(l, b)]
    code = code or [(l, b) for l, b in others if not is_policy(l, b)]
    for language, block in code or [("python", "pass\n")]:
        folder = {}
        if policy:
            text = "".join(policy)
            folder["philint.yaml"] = ("" if "version:" in text else "version: 1\n") + text
        if language == "python":
            folder["app.py"] = python(block)
        elif language in ("ts", "typescript"):
            folder["app.ts"] = script(block)
        elif language in ("cpp", "c"):
            folder["app.cpp"] = CXX + block
        else:
            named = re.match(r"# (\S*\.\S+)\n", block)
            folder[named[1] if named else FILES.get(language, "settings.yaml")] = block
            folder["app.py"] = BESIDE_MANIFEST if language == "json" else python("pass\n")
        yield folder


def write(folder, files):
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text)


def agreed(page, folder):
    """The inventory of what is not reported, where a policy names one."""
    (files,) = programs(page, "Not reported", "Reported")
    name = re.search(r"inventory: (\S+)", files["philint.yaml"])[1]
    write(folder, {"app.py": files["app.py"], "philint.yaml": "version: 1\n"})
    done = subprocess.run([expect.binary(), "inventory", "--no-cache", "--format", "json"],
                          cwd=folder, capture_output=True, text=True, check=True)
    return {name: done.stdout}


def told(folder, files, code):
    write(folder, files)
    found, _ = expect.findings(expect.scan(folder))
    return any(rule == code for _, _, rule in found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_says_all_that_it_has_to(page):
    text = page.read_text()
    assert re.findall(r"^## (.*)$", text, re.M) == SECTIONS
    assert re.search(r"\d+ CFR|16\d\.\d{3}", text.split("## Why")[1].split("## ")[0]), "no regulation"
    for section in ("Reported", "Not reported"):
        assert blocks_of(page, section), section


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_examples_of_a_page_hold(page, tmp_path):
    for section, other, wanted in (("Reported", "Not reported", True),
                                   ("Not reported", "Reported", False)):
        for number, files in enumerate(programs(page, section, other)):
            if "inventory:" in files.get("philint.yaml", ""):
                files.update(agreed(page, tmp_path / f"agreed{wanted}"))
            is_told = told(tmp_path / f"{section}{number}", files, page.stem)
            assert is_told == wanted, f"{section} {number}: {files}"
