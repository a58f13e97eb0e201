"""Messages, contexts, users, tags and breadcrumbs."""
import sentry_sdk


def message_bad(clinical_note):
    sentry_sdk.capture_message(clinical_note)  # expect: PHI107


def context_bad(clinical_note):
    sentry_sdk.set_context("visit", {"note": clinical_note})  # expect: PHI107


def user_bad(patient_email):
    sentry_sdk.set_user({"email": patient_email})  # expect: PHI107


def tag_bad(mrn):
    sentry_sdk.set_tag("patient", mrn)  # expect: PHI107


def breadcrumb_bad(clinical_note):
    sentry_sdk.add_breadcrumb(message=clinical_note)  # expect: PHI107


def tag_ok(clinical_note):
    sentry_sdk.set_tag("length", len(clinical_note))
