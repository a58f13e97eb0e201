"""Pipes: what the left side yields is what the right side reads."""
from langchain.load import loads
from langchain_anthropic import ChatAnthropic
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

import charts

PROMPT = ChatPromptTemplate.from_template("Summarise: {note}")


def invoked_bad(clinical_note):
    chain = PROMPT | ChatOpenAI(model="gpt-4o") | StrOutputParser()
    return chain.invoke({"note": clinical_note})  # expect: PHI101


def given_bad(patient_id):
    source = charts.fetch_bad(patient_id)
    chain = {"note": source} | PROMPT | ChatAnthropic()  # expect: PHI101
    return chain


def shorten(texts):
    return " ".join(texts)[:2000]


def through_function_bad(clinical_note):
    chain = shorten | PROMPT | loads("{}")
    return chain.invoke([clinical_note])  # expect: PHI101


def left_function_bad(mrn):
    def chart(question):
        return f"{mrn}: {question}"

    return chart | ChatOpenAI()  # expect: PHI101


def constant_ok():
    chain = PROMPT | ChatOpenAI() | StrOutputParser()
    return chain.invoke({"note": "all quiet"})


def flags_ok(mrn, READ, WRITE):
    mode = READ | WRITE
    return mode, len(mrn) | mode
