"""Examples of patients in a scribe: some look real, some cannot be."""

SHOTS_BAD = "Patient: Maria Keller, SSN 536-22-8145, follow up"  # expect: PHI513
MEDICARE_BAD = {"id": "4EG5-TY7-QX93"}  # expect: PHI513
CHART_BAD = "Patient: Maria Keller, MRN 48210377"  # expect: PHI513
BORN_BAD = 'name="Maria Keller" dob="1961-03-09"'  # expect: PHI513

PROMPT_BAD = """
Summarise the visit.
Patient: Maria Keller, born on 03/09/1961  # expect: PHI513
Plan: rest
"""

PROVIDER_BAD = "Patient Maria Keller, seen by NPI 2987654326"  # expect: PHI513

PROVIDER_WITHOUT_LUHN_OK = "Patient Maria Keller, seen by NPI 2987654329"
PROVIDER_ALONE_OK = "NPI 2987654326"
NINE_HUNDRED_OK = "Patient: Jane Roe, SSN 987-65-4321"
KNOWN_OK = "078-05-1120"
PART_OF_ANOTHER_OK = "ref 1536-22-81455 and 536-22-8145-7"
ZERO_GROUP_OK = "536-00-8145"
DATE_OK = "released 1961-03-09, build 48210377"
TEMPLATE_OK = "Patient name: {name}, MRN {mrn}, for example 48210377"
LETTERS_OK = "4SG5-TY7-QX93"


def show(patient_name):
    return patient_name
