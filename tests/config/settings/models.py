"""Fields of settings are named after variables, which a file sets."""
from functools import lru_cache

import openai
from pydantic import AliasChoices, BaseModel, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    llm_base_url: str = "https://api.openai.com/v1"
    safe_url: str
    unset_url: str = "https://api.openai.com/v1"


class Prefixed(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="CLINIC_", env_file=".env")
    model_url: str = "https://api.openai.com/v1"


class Inner(BaseSettings):
    model_url: str = "https://api.openai.com/v1"

    class Config:
        env_prefix = "clinic_"


class Aliased(BaseSettings):
    one: str = Field("https://api.openai.com/v1", alias="SCRIBE_URL")
    two: str = Field(default="https://api.openai.com/v1", validation_alias=AliasChoices("NOBODY", "SCRIBE_URL"))
    unset: str = Field(default="https://api.openai.com/v1", validation_alias="NOBODY")


class Model(BaseModel):
    base_url: str = "https://llm.clinic.local/v1"
    other_url: str = "https://llm.clinic.local/v1"


class Nested(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="CLINIC_", env_nested_delimiter="__")
    model: Model = Model()
    fallback: Model = Model()


class Flat(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="CLINIC_")  # no delimiter: nothing inside
    model: Model = Model()


class Plain:
    llm_base_url: str = "https://api.openai.com/v1"  # no settings, whatever its name


settings = Settings()
prefixed = Prefixed()
inner = Inner()
aliased = Aliased()
plain = Plain()
nested = Nested()
flat = Flat()


@lru_cache
def get_settings():
    return Settings()



def field_bad(clinical_note):
    client = openai.OpenAI(base_url=settings.llm_base_url)
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def field_ok(clinical_note):
    client = openai.OpenAI(base_url=settings.safe_url)
    client.responses.create(model="m", input=clinical_note, store=False)


def default_ok(clinical_note):
    client = openai.OpenAI(base_url=settings.unset_url)
    client.responses.create(model="m", input=clinical_note, store=False)


def prefix_bad(clinical_note):
    client = openai.OpenAI(base_url=prefixed.model_url)
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def inner_prefix_bad(clinical_note):
    client = openai.OpenAI(base_url=inner.model_url)
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def alias_bad(clinical_note):
    client = openai.OpenAI(base_url=aliased.one)
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def one_of_the_aliases_bad(clinical_note):
    client = openai.OpenAI(base_url=aliased.two)
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def alias_that_nobody_sets_ok(clinical_note):
    client = openai.OpenAI(base_url=aliased.unset)
    client.responses.create(model="m", input=clinical_note, store=False)


def through_a_function_bad(clinical_note):
    client = openai.OpenAI(base_url=get_settings().llm_base_url)
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def no_settings_ok(clinical_note):
    client = openai.OpenAI(base_url=plain.llm_base_url)
    client.responses.create(model="m", input=clinical_note, store=False)


def seen(patient_name, mrn, diagnosis):
    return len(patient_name) + len(mrn) + len(diagnosis)


def nested_bad(clinical_note):
    client = openai.OpenAI(base_url=nested.model.base_url)
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def nested_default_ok(clinical_note):
    client = openai.OpenAI(base_url=nested.model.other_url)
    client.responses.create(model="m", input=clinical_note, store=False)


def nested_variable_bad(clinical_note):
    model = nested.model
    client = openai.OpenAI(base_url=model.base_url)
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def nested_other_ok(clinical_note):
    client = openai.OpenAI(base_url=nested.fallback.base_url)
    client.responses.create(model="m", input=clinical_note, store=False)


def flat_ok(clinical_note):
    client = openai.OpenAI(base_url=flat.model.base_url)
    client.responses.create(model="m", input=clinical_note, store=False)
