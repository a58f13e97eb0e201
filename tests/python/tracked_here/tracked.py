"""A database of one's own is nobody else's."""
import os

import mlflow

mlflow.set_tracking_uri(f"sqlite:///{os.path.abspath('runs.db')}")


def tracked_ok(clinical_note):
    mlflow.log_text(clinical_note, "note.txt")
