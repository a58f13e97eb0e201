"""Where what is tracked goes is said once, for all calls."""
import mlflow

mlflow.set_tracking_uri("databricks")


def tracked_bad(clinical_note):
    mlflow.log_text(clinical_note, "note.txt")  # expect: PHI105
