"""Contracts of another day, still to be signed, and without a document."""
import anthropic
import cohere
import groq
import openai

expired = openai.OpenAI()
pending = cohere.Client()
early = groq.Groq()
undocumented = anthropic.Anthropic()
in_force = openai.AzureOpenAI(azure_endpoint="https://clinic.openai.azure.com")


def expired_bad(mrn, diagnosis):
    expired.chat.completions.create(model="m", messages=[{"role": "user", "content": f"{mrn} {diagnosis}"}])  # expect: PHI101


def expired_again_bad(mrn, diagnosis):
    expired.chat.completions.create(model="m", messages=[{"role": "user", "content": f"{mrn} {diagnosis}"}])  # expect: PHI101


def pending_bad(mrn, diagnosis):
    pending.chat(message=f"{mrn} {diagnosis}")  # expect: PHI101


def early_bad(mrn, diagnosis):
    early.chat.completions.create(model="m", messages=[{"role": "user", "content": f"{mrn} {diagnosis}"}])  # expect: PHI101


def undocumented_bad(mrn, diagnosis):
    undocumented.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": f"{mrn} {diagnosis}"}])


def in_force_ok(mrn, diagnosis):
    in_force.chat.completions.create(model="m", messages=[{"role": "user", "content": f"{mrn} {diagnosis}"}])
