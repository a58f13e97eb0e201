"""Traces and runs that everybody may open."""
from langfuse import get_client
from langsmith import Client

langfuse = get_client()


def shown_bad(run):
    langfuse.set_current_trace_as_public()  # expect: PHI214
    Client().share_run(run)  # expect: PHI214


def kept_ok(run):
    langfuse.update_current_trace(public=False)
    Client().read_run(run)


def seen(patient_name, mrn, diagnosis, clinical_note):
    return len(mrn)
