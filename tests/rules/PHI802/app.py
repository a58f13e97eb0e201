"""What a model made of a note, on its way to a patient."""
from openai import OpenAI
from twilio.rest import Client as Twilio

client = OpenAI()
twilio = Twilio()


def queue_draft(text):
    return text


def summary(clinical_note):
    return client.responses.create(model="m", input=clinical_note).output_text


def unread_bad(clinical_note, number):
    text = summary(clinical_note)
    twilio.messages.create(to=number, from_="+1", body=text)  # expect: PHI802


def queued_ok(clinical_note, number):
    text = queue_draft(summary(clinical_note))
    twilio.messages.create(to=number, from_="+1", body=text)


def reminder_ok(number):
    twilio.messages.create(to=number, from_="+1", body="Your summary is ready.")


def template_ok(clinical_note, number):
    summary(clinical_note)
    twilio.messages.create(to=number, from_="+1", body="Please call us.")
