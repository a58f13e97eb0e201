"""PostHog, Segment, Mixpanel, Datadog."""
import mixpanel
import posthog
from datadog import statsd
from segment import analytics

mix = mixpanel.Mixpanel("t")


def posthog_bad(diagnosis, patient_name):
    posthog.capture("u", "viewed", {"diagnosis": diagnosis})  # expect: PHI108


def segment_bad(patient_email):
    analytics.identify("u", {"email": patient_email})  # expect: PHI108


def mixpanel_bad(diagnosis):
    mix.track("u", "viewed", {"diagnosis": diagnosis})  # expect: PHI108


def statsd_bad(mrn):
    statsd.increment("visits", tags=[f"mrn:{mrn}"])  # expect: PHI205


def count_ok(diagnoses):
    posthog.capture("u", "viewed", {"count": len(diagnoses)})
