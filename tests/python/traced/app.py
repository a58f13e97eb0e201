"""What a tracing service is told of calls that do not name it."""
import langfuse.openai
from langchain_openai import ChatOpenAI
from langfuse import observe
from langfuse.langchain import CallbackHandler
from langfuse.openai import OpenAI as TracedOpenAI
from langsmith import traceable
from langsmith.wrappers import wrap_openai
from openai import OpenAI

traced = TracedOpenAI()
wrapped = wrap_openai(OpenAI())
plain = OpenAI()
handler = CallbackHandler()


def drop_in_bad(clinical_note):
    message = [{"role": "user", "content": clinical_note}]
    traced.chat.completions.create(model="m", messages=message)  # expect: PHI105


def module_bad(clinical_note):
    langfuse.openai.openai.chat.completions.create(
        model="m", messages=[{"role": "user", "content": clinical_note}])  # expect: PHI105


def wrapped_bad(clinical_note):
    wrapped.responses.create(model="m", input=clinical_note)  # expect: PHI105


def plain_ok(clinical_note):
    plain.responses.create(model="m", input=clinical_note)


def handler_bad(clinical_note):
    ChatOpenAI().invoke(clinical_note, config={"callbacks": [handler]})  # expect: PHI105


@traceable  # expect: PHI105
def shorter_bad(text):
    return text[:100]


@observe()  # expect: PHI105
def longer_bad(text):
    return text + "."


@observe(capture_input=False, capture_output=False)
def quiet_ok(text):
    return text + "."


@traceable
def counted_ok(number):
    return number + 1


def all_of_it(clinical_note, patients):
    counted_ok(len(patients))
    return shorter_bad(clinical_note) + longer_bad(clinical_note) + quiet_ok(clinical_note)


@observe()
def FN_what_it_is_given(text):  # its result says nothing
    return len(text)


def given(clinical_note):
    return FN_what_it_is_given(clinical_note)
