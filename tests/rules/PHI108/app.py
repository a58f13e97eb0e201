"""Events about patients, and events about the software."""
import posthog


def event_bad(mrn, diagnosis):
    posthog.capture(mrn, "viewed_diagnosis", {"icd10": diagnosis})  # expect: PHI108


def usage_ok(clinical_note):
    posthog.capture("staff-17", "note_generated", {"length": len(clinical_note)})
