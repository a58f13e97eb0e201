"""A tool made of a function calls that function, whose result the tool gives."""
from langchain_core.tools import StructuredTool, Tool
from langchain_openai import ChatOpenAI

model = ChatOpenAI()


def look_up(question):
    return question


def count(question):
    return len(question)


def from_function_bad(clinical_note):
    tool = StructuredTool.from_function(look_up, name="look_up")
    model.invoke(tool.run(clinical_note))  # expect: PHI101


def constructed_bad(clinical_note):
    tool = Tool("look_up", look_up, "looks a note up")
    model.invoke(tool.run(clinical_note))  # expect: PHI101


def from_function_ok(clinical_note):
    tool = StructuredTool.from_function(count, name="count")
    model.invoke(tool.run(clinical_note))
