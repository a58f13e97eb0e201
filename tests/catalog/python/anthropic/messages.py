"""Messages, batches and files; Claude on a cloud is the cloud's."""
import anthropic
from anthropic import AnthropicBedrock, AnthropicVertex

client = anthropic.Anthropic()
bedrock = AnthropicBedrock()
vertex = AnthropicVertex(region="r", project_id="p")


def message_bad(clinical_note):
    client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": clinical_note}])  # expect: PHI101


def system_bad(clinical_note):
    client.messages.create(model="m", max_tokens=9, messages=[], system=clinical_note)  # expect: PHI101


def stream_bad(clinical_note):
    with client.messages.stream(model="m", max_tokens=9, messages=[clinical_note]) as stream:  # expect: PHI101
        for text in stream.text_stream:
            print(text)  # expect: PHI804


def metadata_bad(patient_email):
    client.messages.create(model="m", messages=[], metadata={"user_id": patient_email})  # expect: PHI212


def count_bad(clinical_note):
    client.messages.count_tokens(model="m", messages=[clinical_note])  # expect: PHI101


def batch_bad(clinical_note):
    client.messages.batches.create(requests=[{"params": clinical_note}])  # expect: PHI101, PHI311


def completion_bad(clinical_note):
    client.completions.create(model="m", prompt=clinical_note)  # expect: PHI101


def file_bad(clinical_note):
    client.beta.files.upload(file=clinical_note)  # expect: PHI311


def bedrock_bad(clinical_note):
    bedrock.messages.create(model="m", messages=[clinical_note])  # expect: PHI101


def vertex_bad(clinical_note):
    vertex.messages.create(model="m", messages=[clinical_note])  # expect: PHI101


def question_ok(question):
    client.messages.create(model="m", messages=[{"role": "user", "content": question}])
