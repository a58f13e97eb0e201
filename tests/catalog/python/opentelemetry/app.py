"""Spans: attributes, events, status."""
from opentelemetry import trace

tracer = trace.get_tracer(__name__)


def attribute_bad(clinical_note, patient_name):
    with tracer.start_as_current_span("summarise") as span:
        span.set_attribute("gen_ai.prompt", clinical_note)  # expect: PHI205


def event_bad(clinical_note):
    trace.get_current_span().add_event("answer", {"output.value": clinical_note})  # expect: PHI205


def attributes_bad(patient_name):
    trace.get_current_span().set_attributes({"patient": patient_name})  # expect: PHI205


def count_ok(clinical_note):
    with tracer.start_as_current_span("summarise") as span:
        span.set_attribute("tokens", len(clinical_note))
