"""What providers keep, and what they do not."""
import anthropic
import openai

client = openai.OpenAI()
azure = openai.AzureOpenAI(azure_endpoint="https://clinic.openai.azure.com")
claude = anthropic.Anthropic()


def stored_by_default_bad(clinical_note, mrn):
    client.responses.create(model="m", input=f"{mrn} {clinical_note}")  # expect: PHI311


def stored_on_purpose_bad(clinical_note):
    client.chat.completions.create(model="m", store=True, messages=[{"role": "user", "content": clinical_note}])  # expect: PHI311


def upload_bad(clinical_note):
    client.files.create(file=clinical_note, purpose="user_data")  # expect: PHI311


def nobody_signed_bad(clinical_note):
    azure.responses.create(model="m", input=clinical_note)  # expect: PHI101, PHI311


def not_stored_ok(clinical_note):
    client.responses.create(model="m", input=clinical_note, store=False)


def not_stored_in_options_ok(clinical_note):
    options = {"store": False}
    client.responses.create(model="m", input=clinical_note, **options)


def chat_ok(clinical_note):
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": clinical_note}])


def agreed_ok(clinical_note):
    claude.beta.files.upload(file=clinical_note)
