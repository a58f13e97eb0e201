"""Evaluation datasets made of records, and of made-up text."""
import faker
import langsmith

client = langsmith.Client()


def real_bad(clinical_note, patient_name):
    client.create_examples(dataset_id="d", inputs=[{"note": clinical_note}])  # expect: PHI106


def counted_ok(clinical_note):
    client.create_examples(dataset_id="d", inputs=[{"length": len(clinical_note)}])


def synthetic_ok(clinical_note):
    client.create_examples(dataset_id="d", inputs=[{"name": faker.Faker().name()}])


def file_bad(clinical_note):
    with open("evals/golden.jsonl", "w") as out:
        out.write(clinical_note)  # expect: PHI106


def other_file_ok(clinical_note):
    with open("drafts/visit.txt", "w") as out:
        out.write(clinical_note)
