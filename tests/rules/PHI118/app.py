"""One vendor may train on what it gets, one may not."""
import cohere
import openai

learning = openai.OpenAI()
forgetting = cohere.Client()


def allowed_bad(mrn, diagnosis):
    learning.chat.completions.create(model="m", messages=[{"role": "user", "content": f"{mrn} {diagnosis}"}])


def prohibited_ok(mrn, diagnosis):
    forgetting.chat(message=f"{mrn} {diagnosis}")
