"""What is known not to work, as it is today. FN_ is missed, FP_ is reported and
wrong. A case that starts to fail is an improvement: move it to tests/python and
take its line out of docs/known-limits.md."""

import textwrap

import expect
import pytest

HEAD = """
import logging

logger = logging.getLogger(__name__)


class Patient:
    mrn: str
    date_of_birth: str


"""

# name → program; FP_ programs have one finding or more, FN_ programs none.
LIMITS = {
    "FP_constant_condition": """
        VERBOSE = False


        def show(mrn):
            if VERBOSE:
                logger.info(mrn)
        """,
    "FP_exclusive_branches": """
        def show(mrn, full):
            text = "hidden"
            if full:
                text = mrn
            if not full:
                logger.info(text)
        """,
    "FP_unknown_keys_are_joined": """
        def show(mrn, key):
            row = {}
            row[key] = mrn
            logger.info(row["room"])
        """,
    "FP_global_keeps_every_value": """
        LAST = None


        def keep(mrn):
            global LAST
            LAST = mrn
            LAST = "gone"


        def show():
            logger.info(LAST)
        """,
    "FP_deep_paths_are_cut": """
        class Box:
            pass


        def show(mrn):
            box = Box()
            box.a = Box()
            box.a.b = Box()
            box.a.b.c = Box()
            box.a.b.c.d = Box()
            box.a.b.c.d.e = mrn
            logger.info(box.a.b.c.d.f)
        """,
    "FP_guard_that_raises": """
        def check(text):
            if "MRN" in text:
                raise ValueError("identifier")


        def show(mrn):
            check(mrn)
            logger.info(mrn)
        """,
    "FN_eval": """
        def show(mrn):
            eval("logger.info(mrn)")
        """,
    "FN_exec_makes_the_function": """
        scope = {"logger": logger}
        exec("def show(x): logger.info(x)", scope)


        def run(mrn):
            scope["show"](mrn)
        """,
    "FN_unknown_call_fills_its_argument": """
        import filler


        def show(mrn):
            lines = []
            filler.fill(lines, mrn)
            logger.info(lines)
        """,
    "FN_library_without_a_row_sends": """
        import faxes


        def show(mrn):
            faxes.send(mrn)
        """,
    "FN_name_that_says_nothing": """
        def show(val3):
            logger.info(val3)
        """,
    "FN_score_of_a_patient": """
        def show(mrn, date_of_birth):
            risk = len(date_of_birth) > 3
            logger.info(risk)
        """,
    "FN_state_of_a_graph": """
        from langgraph.graph import StateGraph


        def show(state):
            logger.info(state["text"])
            return state


        def run(mrn):
            graph = StateGraph(dict)
            graph.add_node("show", show)
            graph.compile().invoke({"text": mrn})
        """,
    "FN_exception_that_was_wrapped": """
        def parse(mrn):
            try:
                return int(mrn)
            except ValueError as error:
                raise RuntimeError(str(error))


        def show(mrn):
            try:
                return parse(mrn)
            except RuntimeError as error:
                logger.info(str(error))
        """,
    "FN_source_in_a_string": """
        def show(mrn):
            program = "logger.info(mrn)"
            return program
        """,
}


@pytest.mark.parametrize("name", LIMITS)
def test_limit(name, tmp_path):
    source = HEAD.lstrip() + textwrap.dedent(LIMITS[name]).lstrip()
    (tmp_path / "limit.py").write_text(source)
    found, _ = expect.findings(expect.scan(tmp_path, "--rules", "PHI201"))
    assert bool(found) == name.startswith("FP_"), dict(found)
