"""Models behind gateways: one that is not covered, one that is, one of ours."""
import litellm
import openai

router = openai.OpenAI(base_url="https://openrouter.ai/api/v1")
covered = openai.OpenAI(base_url="https://api.portkey.ai/v1")
ours = openai.OpenAI(base_url="http://localhost:4000/v1")
direct = openai.OpenAI()
mixed = litellm.Router(model_list=[
    {"model_name": "m", "litellm_params": {"model": "openai/gpt-x"}},
    {"model_name": "m", "litellm_params": {"model": "openrouter/some/model"}},
])
plain = litellm.Router(model_list=[
    {"model_name": "m", "litellm_params": {"model": "openai/gpt-x"}},
])


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


def forwarded_to_an_uncovered_bad(diagnosis):
    covered.chat.completions.create(model="anthropic/claude-x", messages=[{"role": "user", "content": diagnosis}])  # expect: PHI112


def forwarded_to_a_covered_ok(diagnosis):
    covered.chat.completions.create(model="openai/gpt-x", messages=[{"role": "user", "content": diagnosis}])


def mixed_router_bad(diagnosis):
    mixed.completion(model="m", messages=[{"role": "user", "content": diagnosis}])  # expect: PHI112


def fallback_bad(diagnosis):
    litellm.completion(model="gpt-x", fallbacks=["openrouter/some/model"], messages=[{"role": "user", "content": diagnosis}])  # expect: PHI112


def covered_router_ok(diagnosis):
    plain.completion(model="m", messages=[{"role": "user", "content": diagnosis}])
