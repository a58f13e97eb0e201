"""Tools: functions that a decorator wraps, found in a list and invoked."""
from langchain.tools import tool
from langchain_openai import ChatOpenAI
from langchain_core.messages import HumanMessage

import json

from server import reader

llm = ChatOpenAI(model="gpt-4o")


@tool
def lookup(key: str) -> str:
    """Reads a chart."""
    return json.dumps(reader.read("Patient", key))  # expect: PHI301


@tool
def today(zone: str) -> str:
    """Tells the date."""
    return "2024-01-01"


tools = [lookup, today]


def answer_bad(name, arguments):
    results = []
    for one in tools:
        if one.name == name:
            results.append(f"Result: {one.invoke(arguments)}")
    text = "\n".join(results)
    return llm.invoke([HumanMessage(content=text)])  # expect: PHI101, PHI301


def date_ok(arguments):
    return llm.invoke([HumanMessage(content=today.invoke(arguments))])
