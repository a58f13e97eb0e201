"""Tools as classes: the library runs their methods, the model reads what they return."""
import threading

from langchain.agents import initialize_agent
from langchain_core.tools import BaseTool
from langchain_openai import ChatOpenAI

import store


class ChartTool(BaseTool):
    def _run(self, patient_id):
        return store.chart_of(patient_id)

    async def _arun(self, patient_id):
        return self._run(patient_id)


class ClockTool(BaseTool):
    def _run(self, zone):
        return "12:00"


def agent_bad():
    return initialize_agent(  # expect: PHI101
        tools=[ClockTool(), ChartTool()], llm=ChatOpenAI())


def clock_agent_ok():
    return initialize_agent(tools=[ClockTool()], llm=ChatOpenAI())


def run_bad(patient_id):
    chart = ChartTool().run(patient_id)
    print(chart)  # expect: PHI202


def clock_ok(patient_id):
    print(ClockTool().run(patient_id))


class Exporter(threading.Thread):
    def __init__(self, mrn):
        super().__init__()
        self.mrn = mrn

    def run(self):
        print(self.mrn)  # expect: PHI202


def start_bad(mrn):
    Exporter(mrn).start()
