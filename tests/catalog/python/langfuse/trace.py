"""Traces, spans, scores and datasets."""
from langfuse import Langfuse, observe

langfuse = Langfuse()


def trace_bad(clinical_note):
    langfuse.trace(input=clinical_note)  # expect: PHI105


def span_bad(clinical_note):
    span = langfuse.start_span(name="s")
    span.update(output=clinical_note)  # expect: PHI105


def current_bad(clinical_note):
    langfuse.update_current_span(metadata={"note": clinical_note})  # expect: PHI105


def user_bad(patient_email):
    langfuse.trace(user_id=patient_email)  # expect: PHI212


def score_bad(clinical_note):
    langfuse.create_score(name="s", value=1, comment=clinical_note)  # expect: PHI105


def dataset_bad(clinical_note):
    langfuse.create_dataset_item(dataset_name="d", input=clinical_note)  # expect: PHI106


@observe()
def observed_bad(clinical_note):
    print(clinical_note)  # expect: PHI202


def own_host_ok(clinical_note):
    Langfuse(host="http://localhost:3000").trace(input=clinical_note)


def tokens_ok(clinical_note):
    langfuse.trace(input=len(clinical_note))
