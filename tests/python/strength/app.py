"""What a value has been through decides what may be done with it."""
import hashlib
import re

import openai
from presidio_analyzer import AnalyzerEngine
from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig

client = openai.OpenAI()
analyzer, anonymizer = AnalyzerEngine(), AnonymizerEngine()


def scrub(text):
    return text


def mask_names(text):
    return text


def tokenise(text):
    return text


def digest(text):
    return text


def lapsed(text):
    return text


def certified(text):
    return text


def seal(text):
    return text


def is_clean(text):
    return True


def send(text):
    return client.responses.create(model="m", input=text)


# States.


def raw_bad(clinical_note, mrn):
    client.responses.create(model="m", input=clinical_note)  # expect: PHI101


def regex_bad(clinical_note):
    text = re.sub(r"\d{3}-\d{2}-\d{4}", "[SSN]", clinical_note)
    client.responses.create(model="m", input=text)  # expect: PHI401


def presidio_bad(clinical_note):
    found = analyzer.analyze(text=clinical_note, language="en")
    text = anonymizer.anonymize(text=clinical_note, analyzer_results=found).text
    client.responses.create(model="m", input=text)  # expect: PHI401


def presidio_hash_bad(clinical_note):
    found = analyzer.analyze(text=clinical_note, language="en")
    operators = {"DEFAULT": OperatorConfig("hash", {"hash_type": "sha256"})}
    text = anonymizer.anonymize(text=clinical_note, analyzer_results=found, operators=operators).text
    client.responses.create(model="m", input=text)  # expect: PHI403


def presidio_keep_bad(clinical_note):
    found = analyzer.analyze(text=clinical_note, language="en")
    text = anonymizer.anonymize(text=clinical_note, analyzer_results=found, operators={"DEFAULT": OperatorConfig("keep")}).text
    client.responses.create(model="m", input=text)  # expect: PHI101


def presidio_replace_bad(clinical_note):
    found = analyzer.analyze(text=clinical_note, language="en")
    text = anonymizer.anonymize(text=clinical_note, analyzer_results=found, operators={"DEFAULT": OperatorConfig("replace")}).text
    client.responses.create(model="m", input=text)  # expect: PHI401


def names_alone_bad(clinical_note):
    client.responses.create(model="m", input=mask_names(clinical_note))  # expect: PHI401


def hash_bad(mrn):
    client.responses.create(model="m", input=hashlib.sha256(mrn.encode()).hexdigest())  # expect: PHI403


def declared_hash_bad(mrn):
    client.responses.create(model="m", input=digest(mrn))  # expect: PHI403


def lapsed_bad(clinical_note):
    client.responses.create(model="m", input=lapsed(clinical_note))  # expect: PHI101


def scrubbed_ok(clinical_note):
    client.responses.create(model="m", input=scrub(clinical_note))


def certified_ok(clinical_note):
    client.responses.create(model="m", input=certified(clinical_note))


def sealed_ok(clinical_note):
    client.responses.create(model="m", input=seal(clinical_note))


def names_masked_ok(patient_name):
    client.responses.create(model="m", input=mask_names(patient_name))


# Where and when.


def on_a_copy_bad(clinical_note):
    copy = clinical_note
    copy = scrub(copy)
    client.responses.create(model="m", input=clinical_note)  # expect: PHI101
    return copy


def after_the_send_bad(clinical_note):
    client.responses.create(model="m", input=clinical_note)  # expect: PHI101
    clinical_note = scrub(clinical_note)
    return clinical_note


def on_one_branch_bad(clinical_note, short):
    if short:
        clinical_note = scrub(clinical_note)
    client.responses.create(model="m", input=clinical_note)  # expect: PHI101


def on_both_branches_ok(clinical_note, short):
    if short:
        clinical_note = scrub(clinical_note)
    else:
        clinical_note = tokenise(clinical_note)
    client.responses.create(model="m", input=clinical_note)


def falls_back_bad(clinical_note):
    try:
        text = scrub(clinical_note)
    except ValueError:
        text = clinical_note
    client.responses.create(model="m", input=text)  # expect: PHI101


def gives_up_ok(clinical_note):
    try:
        text = scrub(clinical_note)
    except ValueError:
        return None
    return client.responses.create(model="m", input=text)


def guarded_ok(clinical_note):
    if is_clean(clinical_note):
        client.responses.create(model="m", input=clinical_note)


def guarded_early_ok(clinical_note):
    if not is_clean(clinical_note):
        return
    client.responses.create(model="m", input=clinical_note)


def other_branch_bad(clinical_note):
    if is_clean(clinical_note):
        return
    client.responses.create(model="m", input=clinical_note)  # expect: PHI101


def tokenised_ok(clinical_note, patient_name):
    tokens = {"PT_1": patient_name}
    answer = client.responses.create(model="m", input=tokenise(clinical_note)).output_text
    for token, name in tokens.items():
        answer = answer.replace(token, name)
    return answer


def reattached_and_sent_bad(clinical_note, patient_name):
    answer = client.responses.create(model="m", input=tokenise(clinical_note)).output_text
    answer = answer.replace("PT_1", patient_name)
    client.responses.create(model="m", input=answer)  # expect: PHI101
