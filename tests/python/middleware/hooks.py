"""What Flask runs before each request."""
import logging

from flask import Flask, request

log = logging.getLogger(__name__)
app = Flask(__name__)


@app.before_request
def bodies_bad():
    log.info("body %s", request.get_data(as_text=True))  # expect: PHI201


@app.before_request
def routes_ok():
    log.info("%s %s", request.method, request.path)


@app.route("/patients/<patient_id>/notes", methods=["POST"])
def create_patient_note(patient_id):
    log.info("note %s", request.get_json())  # expect: PHI201
    return {"stored": True}
