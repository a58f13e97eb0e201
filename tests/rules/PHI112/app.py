"""Models behind gateways: one that is not covered, one that is, one of ours."""
import openai

router = openai.OpenAI(base_url="https://openrouter.ai/api/v1")
covered = openai.OpenAI(base_url="https://api.portkey.ai/v1")
ours = openai.OpenAI(base_url="http://localhost:4000/v1")
direct = openai.OpenAI()


def router_bad(patient_name, diagnosis):
    prompt = f"Summarise {patient_name}: {diagnosis}"
    router.chat.completions.create(model="m", messages=[{"role": "user", "content": prompt}])  # expect: PHI112


def router_embedding_bad(diagnosis, mrn):
    router.embeddings.create(model="m", input=f"{mrn} {diagnosis}")  # expect: PHI112


def covered_gateway_ok(patient_name, diagnosis):
    prompt = f"Summarise {patient_name}: {diagnosis}"
    covered.chat.completions.create(model="m", messages=[{"role": "user", "content": prompt}])


def own_gateway_ok(diagnosis):
    ours.chat.completions.create(model="m", messages=[{"role": "user", "content": diagnosis}])


def no_gateway_ok(diagnosis):
    direct.chat.completions.create(model="m", messages=[{"role": "user", "content": diagnosis}])
