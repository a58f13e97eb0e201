"""The state that a graph hands to its nodes holds the chat with a patient's chart."""
import logging

from langchain_openai import ChatOpenAI
from langgraph.graph import StateGraph

logger = logging.getLogger(__name__)
model = ChatOpenAI()


def patient_agent_bad(state):
    answer = model.invoke(state["messages"])  # expect: PHI101
    for call in answer.tool_calls:
        logger.info("arguments %s", call["args"])  # expect: PHI804
    return {"steps": 1}


def counter_ok(state):
    logger.info("steps %d", len(state["messages"]))
    return {"steps": state["steps"] + 1}


def triage_bad(state):
    logger.info("asked %s", state["complaint"])  # expect: PHI201
    return {"found": state["complaint"]}


def triage_ok(state):
    logger.info("asked %d letters", len(state["complaint"]))


def report_bad(state):
    print(state["found"])  # expect: PHI202


class Desk:
    def __init__(self):
        graph = StateGraph(dict)
        graph.add_node("triage", triage_bad)
        graph.add_node("unit", triage_ok)
        graph.add_node(report_bad)
        self.graph = graph.compile(debug=True)

    async def ask(self, patient_complaint):
        return await self.graph.ainvoke({"complaint": patient_complaint})


def build(mrn, date_of_birth):
    graph = StateGraph(dict)
    graph.add_node("agent", patient_agent_bad)
    graph.add_node("count", counter_ok)
    return graph.compile()
