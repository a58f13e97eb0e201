"""Zero retention: not attested, asked for by the BAA, attested, not offered."""
import anthropic
import elevenlabs
import mistralai
import openai

keeping = openai.OpenAI()
speech = elevenlabs.ElevenLabs()
attested = mistralai.Mistral()
none_offered = anthropic.Anthropic()


def keeping_bad(mrn, diagnosis):
    keeping.chat.completions.create(model="m", messages=[{"role": "user", "content": f"{mrn} {diagnosis}"}])


def condition_of_the_baa_bad(diagnosis, patient_name):
    speech.text_to_speech.convert("v", text=f"{patient_name}: {diagnosis}")  # expect: PHI110


def attested_ok(mrn, diagnosis):
    attested.chat.complete(model="m", messages=[{"role": "user", "content": f"{mrn} {diagnosis}"}])


def none_offered_ok(mrn, diagnosis):
    none_offered.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": f"{mrn} {diagnosis}"}])
