DEFAULTS = {"title": "none", "note": ""}


def spread_bad(mrn):
    row = {**DEFAULTS, "note": mrn}
    print(row["note"])  # expect: PHI202
    print(row["title"])


def spread_ok():
    print(DEFAULTS["note"])
