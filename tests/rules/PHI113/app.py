"""Services and hosts inside and outside of what was signed."""
import langfuse
import openai
import requests

direct = openai.OpenAI()
azure = openai.AzureOpenAI(azure_endpoint="https://clinic.openai.azure.com")
general = langfuse.Langfuse()
hipaa = langfuse.Langfuse(host="https://hipaa.cloud.langfuse.com")


def other_service_bad(diagnosis, mrn):
    direct.embeddings.create(model="m", input=f"{mrn} {diagnosis}")  # expect: PHI113


def thread_bad(diagnosis):
    direct.beta.threads.messages.create("t", role="user", content=diagnosis)  # expect: PHI113


def other_host_bad(diagnosis):
    general.trace(name="t", input=diagnosis)  # expect: PHI113


def other_path_bad(diagnosis):
    requests.post("https://api.openai.com/v1/embeddings", json={"input": diagnosis})  # expect: PHI113


def covered_path_ok(diagnosis):
    requests.post("https://api.openai.com/v1/chat/completions", json={"messages": [diagnosis]})


def covered_service_ok(diagnosis):
    direct.chat.completions.create(model="m", messages=[{"role": "user", "content": diagnosis}])


def covered_host_ok(diagnosis):
    hipaa.trace(name="t", input=diagnosis)


def covered_cloud_ok(diagnosis):
    azure.chat.completions.create(model="m", messages=[{"role": "user", "content": diagnosis}])
