"""What an error tracker is told."""
import sentry_sdk


def context_bad(patient_name, mrn):
    sentry_sdk.set_context("visit", {"name": patient_name, "mrn": mrn})  # expect: PHI107


def message_bad(clinical_note):
    sentry_sdk.capture_message(f"cannot parse {clinical_note}")  # expect: PHI107


def tag_ok(mrn, model):
    sentry_sdk.set_tag("model", model)


def type_ok(clinical_note):
    sentry_sdk.capture_message(f"cannot parse {type(clinical_note).__name__}")
