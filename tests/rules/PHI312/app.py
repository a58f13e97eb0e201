"""Prompts with and without tools that reach others."""
import anthropic
import openai
import tavily

client = openai.OpenAI()
claude = anthropic.Anthropic()
search = tavily.TavilyClient()
SEARCH = {"type": "web_search"}


def searching_bad(clinical_note, mrn):
    client.responses.create(model="m", input=f"{mrn} {clinical_note}", store=False, tools=[{"type": "web_search_preview"}])  # expect: PHI312


def searching_elsewhere_bad(clinical_note):
    tools = [{"type": "function", "name": "f"}, SEARCH]
    client.responses.create(model="m", input=clinical_note, store=False, tools=tools)  # expect: PHI312


def claude_bad(clinical_note):
    claude.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": clinical_note}], tools=[{"type": "web_search_20250305", "name": "s"}])  # expect: PHI312


def query_bad(diagnosis, patient_name):
    search.search(f"{patient_name} {diagnosis}")  # expect: PHI312


def own_tool_ok(clinical_note):
    client.responses.create(model="m", input=clinical_note, store=False, tools=[{"type": "function", "name": "f"}])


def no_tool_ok(clinical_note):
    client.responses.create(model="m", input=clinical_note, store=False)


def general_question_ok(clinical_note):
    client.responses.create(model="m", input="What is a chart?", store=False, tools=[SEARCH])
