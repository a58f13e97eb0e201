"""What error trackers and debuggers take along."""
import rich.traceback
import sentry_sdk
from flask import Flask

sentry_sdk.init(dsn="https://k@o1.ingest.sentry.io/1")  # expect: PHI208
sentry_sdk.init(dsn="https://k@o1.ingest.sentry.io/1", include_local_variables=False, max_request_body_size="never")
rich.traceback.install(show_locals=True)  # expect: PHI208
rich.traceback.install()
app = Flask(__name__)


def main_bad():
    app.run(debug=True)  # expect: PHI208


def main_ok():
    app.run(debug=False)


def seen(patient_name, mrn, diagnosis, clinical_note):
    return len(mrn)
