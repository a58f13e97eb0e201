"""The agents SDK sends its input to the API."""
import agents


def run_bad(agent, clinical_note):
    agents.Runner.run_sync(agent, clinical_note)  # expect: PHI101


def instructions_bad(clinical_note):
    agents.Agent(name="scribe", instructions=clinical_note)  # expect: PHI101


def run_ok(agent, question):
    agents.Runner.run_sync(agent, question)
