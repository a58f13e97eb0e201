"""What the agreed inventory has, and what it has not."""
import openai

client = openai.OpenAI()


def known_ok(diagnosis):
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": diagnosis}])


def new_category_bad(diagnosis, mrn):
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": f"{mrn} {diagnosis}"}])  # expect: PHI907


def new_service_bad(diagnosis):
    client.embeddings.create(model="m", input=diagnosis)  # expect: PHI907
