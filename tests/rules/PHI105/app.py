"""Traces of model calls."""
import langfuse

client = langfuse.Langfuse()


def input_bad(clinical_note):
    client.update_current_span(input=clinical_note)  # expect: PHI105


def sizes_ok(clinical_note):
    client.update_current_span(metadata={"characters": len(clinical_note)})


def model_ok(diagnosis, model):
    client.update_current_span(metadata={"model": model})
