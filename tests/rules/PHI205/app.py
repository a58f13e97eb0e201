"""Attributes of spans."""
from opentelemetry import trace


def attribute_bad(clinical_note):
    trace.get_current_span().set_attribute("input.value", clinical_note)  # expect: PHI205


def event_bad(patient_name):
    trace.get_current_span().add_event("seen", {"patient.name": patient_name})  # expect: PHI205


def count_ok(clinical_note):
    trace.get_current_span().set_attribute("tokens", len(clinical_note))
