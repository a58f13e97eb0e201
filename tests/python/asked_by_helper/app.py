from db import run_query


def patient_bad(pid):
    print(run_query("SELECT name, dob FROM patients WHERE id = %s", (pid,)))  # expect: PHI202


def staff_ok(sid):
    rows = run_query("SELECT title, shift FROM staff WHERE id = %s", (sid,))
    print("shift", rows)
