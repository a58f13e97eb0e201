from flask import Flask, request

app = Flask(__name__)


@app.route("/a", methods=["POST"])  # expect: PHI701
def key_bad():
    patient_name = request.json["patient_name"]
    print(patient_name)  # expect: PHI202
    print(request.json["ssn"])  # expect: PHI202
    return {}


@app.route("/b", methods=["POST"])
def body_bad():
    data = request.json
    print(data["ssn"])  # expect: PHI202
    return {}


@app.route("/c", methods=["POST"])
def form_bad():
    print(request.form["patient_name"], request.args.get("mrn"), request.values["ssn"])  # expect: PHI202
    return {}


@app.route("/d", methods=["POST"])
def other_keys_ok():
    print(request.json["page"], request.args["limit"])
    return {}
