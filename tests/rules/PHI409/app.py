"""Who is asked to remove names."""
import ollama
import openai

client = openai.OpenAI()
RULES = "Remove all names, dates and addresses from the note."


def asked_bad(clinical_note, mrn):
    client.responses.create(model="m", input=f"De-identify this note: {clinical_note}")  # expect: PHI409


def asked_by_a_constant_bad(clinical_note, mrn):
    client.chat.completions.create(
        model="m",
        messages=[  # expect: PHI409
            {"role": "system", "content": RULES},
            {"role": "user", "content": clinical_note},
        ],
    )


def other_ok(clinical_note, mrn):
    client.responses.create(model="m", input=f"Summarise this note: {clinical_note}")


def local_ok(clinical_note, mrn):
    ollama.chat(model="m", messages=[{"role": "user", "content": f"De-identify: {clinical_note}"}])
