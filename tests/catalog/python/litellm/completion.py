"""LiteLLM calls whatever vendor the model's name says."""
import litellm
from litellm import Router, acompletion, completion, embedding


def completion_bad(clinical_note):
    completion(model="gpt-4o", messages=[{"role": "user", "content": clinical_note}])  # expect: PHI101


async def asynchronous_bad(clinical_note):
    await acompletion(model="gpt-4o", messages=[clinical_note])  # expect: PHI101


def router_bad(clinical_note, models):
    router = Router(model_list=models)
    router.completion(model="m", messages=[clinical_note])  # expect: PHI101


def embedding_bad(clinical_note):
    embedding(model="m", input=[clinical_note])  # expect: PHI103


def rerank_bad(clinical_note):
    litellm.rerank(model="m", query="q", documents=[clinical_note])  # expect: PHI103


def transcription_bad(session_audio):
    litellm.transcription(model="whisper-1", file=session_audio)  # expect: PHI110


def metadata_bad(mrn):
    completion(model="m", messages=[], metadata={"patient": mrn})  # expect: PHI212


def local_ok(clinical_note):
    completion(model="ollama/llama3", messages=[clinical_note], api_base="http://localhost:11434")


def tokens_ok(clinical_note):
    print(litellm.token_counter(model="m", text=clinical_note))


def prefix_decides_ok(clinical_note):
    completion(model="ollama/llama3", messages=[clinical_note])


def another_prefix_bad(clinical_note):
    completion(model="gemini/gemini-pro", messages=[clinical_note])  # expect: PHI102
