"""Callbacks of LiteLLM are given by assignment, for every call of the program."""
import litellm

litellm.success_callback = ["langsmith"]


def ask_bad(clinical_note):
    litellm.completion(model="ollama/m", messages=[{"role": "user", "content": clinical_note}])  # expect: PHI105


def count_ok(clinical_note):
    litellm.token_counter(model="ollama/m", text=clinical_note)
