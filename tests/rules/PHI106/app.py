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
