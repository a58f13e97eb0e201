"""Instrumentation that records prompts and answers, and some that does not."""
import pydantic_ai
from openinference.instrumentation import TraceConfig
from openinference.instrumentation.openai import OpenAIInstrumentor
from traceloop.sdk import Traceloop

Traceloop.init(app_name="scribe")  # expect: PHI207
OpenAIInstrumentor().instrument()  # expect: PHI207
OpenAIInstrumentor().instrument(config=TraceConfig(hide_inputs=True))
pydantic_ai.InstrumentationSettings()  # expect: PHI207
pydantic_ai.InstrumentationSettings(include_content=False)


def seen(patient_name, mrn, diagnosis, clinical_note):
    return len(mrn)
