"""Libraries that read settings, of the environment and of files."""
import configparser

import environ
import openai
import yaml
from decouple import config
from dotenv import dotenv_values, load_dotenv
from dynaconf import Dynaconf
from environs import Env

load_dotenv()
env = Env()
env.read_env()
django_env = environ.Env()
values = dotenv_values(".env")
settings = Dynaconf(settings_files=["config/default.yaml"])
with open("config/default.yaml") as file:
    loaded = yaml.safe_load(file)
ini = configparser.ConfigParser()
ini.read("config.ini")



def decouple_bad(clinical_note):
    client = openai.OpenAI(base_url=config("LLM_BASE_URL", default="https://api.openai.com/v1"))
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def decouple_ok(clinical_note):
    client = openai.OpenAI(base_url=config("SAFE_URL"))
    client.responses.create(model="m", input=clinical_note, store=False)


def environs_bad(clinical_note):
    client = openai.OpenAI(base_url=env.str("LLM_BASE_URL", "https://api.openai.com/v1"))
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def environs_call_bad(clinical_note):
    client = openai.OpenAI(base_url=env("LLM_BASE_URL"))
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def django_environ_bad(clinical_note):
    client = openai.OpenAI(base_url=django_env("LLM_BASE_URL", default="https://api.openai.com/v1"))
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def dotenv_bad(clinical_note):
    client = openai.OpenAI(base_url=values["LLM_BASE_URL"])
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def dotenv_ok(clinical_note):
    client = openai.OpenAI(base_url=values.get("SAFE_URL"))
    client.responses.create(model="m", input=clinical_note, store=False)


def dynaconf_bad(clinical_note):
    client = openai.OpenAI(base_url=settings.llm.base_url)
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def dynaconf_ok(clinical_note):
    client = openai.OpenAI(base_url=settings.get("llm.safe_url"))
    client.responses.create(model="m", input=clinical_note, store=False)


def own_file_bad(clinical_note):
    client = openai.OpenAI(base_url=loaded["llm"]["base_url"])
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def own_file_ok(clinical_note):
    client = openai.OpenAI(base_url=loaded["llm"]["safe_url"])
    client.responses.create(model="m", input=clinical_note, store=False)


def seen(patient_name, mrn, diagnosis):
    return len(patient_name) + len(mrn) + len(diagnosis)


def configparser_bad(clinical_note):
    client = openai.OpenAI(base_url=ini["llm"]["groq_url"])
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def configparser_ok(clinical_note):
    client = openai.OpenAI(base_url=ini["llm"]["safe_url"])
    client.responses.create(model="m", input=clinical_note, store=False)
