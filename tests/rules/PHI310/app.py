"""Tools that reach everything, and tools that take a patient."""
from langchain_community.agent_toolkits import create_sql_agent
from langchain_community.tools import ShellTool
from langchain_core.tools import tool
from langchain_experimental.tools import PythonREPLTool


def agents_bad(llm, db, patient_name, diagnosis, mrn):
    sql = create_sql_agent(llm, db=db)  # expect: PHI310
    shell = ShellTool()  # expect: PHI310
    python = PythonREPLTool()  # expect: PHI310
    return sql, shell, python


@tool
def labs_ok(patient_id: str) -> str:
    """The laboratory results of one patient."""
    return patient_id
