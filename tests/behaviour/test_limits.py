"""What is known not to work, as it is today. FN_ is missed, FP_ is reported and
wrong. A case that starts to fail is an improvement: move it to tests/python and
take its line out of docs/known-limits.md."""

import pathlib
import subprocess
import textwrap

import expect
import pytest
import test_diff

HEAD = """
import logging

logger = logging.getLogger(__name__)


class Patient:
    mrn: str
    date_of_birth: str


"""

# name → program; FP_ programs have one finding or more, FN_ programs none.
LIMITS = {
    "FP_key_that_is_asked_for": """
        def show(mrn):
            row = {"text": mrn}
            if row["text"]:
                row["text"] = "hidden".upper()
            logger.info(row)
        """,
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
    "FP_wrapped_by_a_call": """
        def again(function):
            def wrapper(*values):
                return function(*values)
            return wrapper


        def show(text):
            logger.info(text)


        def keep(text):
            return None


        show_again = again(show)
        keep_again = again(keep)


        def run(mrn):
            keep_again(mrn)
            show_again("ready")
        """,
    "FP_unknown_keys_are_joined": """
        def show(mrn, key):
            row = {}
            row[key] = mrn
            logger.info(row["room"])
        """,
    "FP_rows_that_a_mask_selects": """
        import pandas


        def show():
            table = pandas.read_csv("visits.csv")
            known = table["mrn"].notna()
            logger.info(table[known]["room"])
        """,
    "FN_table_of_the_module": """
        import pandas

        TABLE = pandas.read_csv("visits.csv")


        def show():
            logger.info(TABLE["mrn"])
        """,
    "FN_record_that_a_filter_changes": """
        class Context(logging.Filter):
            def __init__(self, patient):
                self.prefix = patient.mrn

            def filter(self, record):
                record.msg = self.prefix + record.msg
                return True
        """,
    "FN_row_by_position": """
        def show(cursor):
            cursor.execute("SELECT mrn FROM uploads")
            logger.info(cursor.fetchone()[0])
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
    "FN_helper_on_the_application": """
        from flask import Flask, current_app

        app = Flask(__name__)


        class Helper:
            def keep(self, x):
                logger.info(x)


        app.helper = Helper()


        @app.get("/")
        def show(mrn):
            current_app.helper.keep(mrn)
        """,
    "FN_task_that_is_bound": """
        from celery import shared_task


        @shared_task(bind=True)
        def keep(self, x):
            logger.info(x)


        def send(mrn):
            keep.delay(mrn)
        """,
    "FN_exec_makes_the_function": """
        scope = {"logger": logger}
        exec("def show(x): logger.info(x)", scope)


        def run(mrn):
            scope["show"](mrn)
        """,
    "FN_rows_told_where_they_are_fetched": """
        import logging
        import sqlite3

        def fetch(sql):
            cursor = sqlite3.connect("app.db").cursor()
            cursor.execute(sql)
            rows = cursor.fetchall()
            logging.info("%s", rows)
            return rows

        def patients():
            return fetch("SELECT * FROM patients")
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
    "FN_variable_that_is_given_a_patient_later": """
        class Patient:
            mrn: str
            birth_date: str

        def show(mrn, client):
            raw = client.get("/next")
            logger.info(raw)
            return Patient(**raw)
        """,
    "FN_score_of_a_patient": """
        def show(mrn, date_of_birth):
            risk = len(date_of_birth) > 3
            logger.info(risk)
        """,
    "FN_exception_past_another_type": """
        def parse(mrn):
            try:
                return int(mrn)
            except KeyError:
                return None


        def show(mrn):
            try:
                return parse(mrn)
            except ValueError as error:
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


# A part about health is small beside the rest of the project.
def test_FN_transcript_in_a_project_of_other_things(tmp_path):
    for number in range(20):
        (tmp_path / f"page{number}.py").write_text("print(len('page'))\n")
    (tmp_path / "visit.py").write_text(textwrap.dedent("""
        PROMPT = "What is the patient's diagnosis?"


        def show(transcript):
            print(PROMPT, transcript)
        """))
    found, _ = expect.findings(expect.scan(tmp_path, "--rules", "PHI202"))
    assert not found


# The same for TypeScript; what is asked is PHI202.
SCRIPT_LIMITS = {
    "FN_stream_that_is_piped": """
        import { createWriteStream } from "fs";
        import { Readable } from "stream";
        export function show(patientName: string) {
          Readable.from([patientName]).pipe(process.stdout);
        }
        """,
    "FN_what_objects_are_keyed_by": """
        export function show(patients: { mrn: string }[]) {
          const seen: Record<string, number> = {};
          for (const patient of patients) seen[patient.mrn] = 1;
          console.log(Object.keys(seen));
        }
        """,
    "FN_schema_of_another_file": """
        import { z } from "zod";
        import { discharge } from "./schemas";
        export function show(values: z.infer<typeof discharge>) {
          console.log(values);
        }
        export function chart(mrn: string, patientName: string) {
          return mrn.length + patientName.length;
        }
        """,
    "FP_members_that_a_function_drops": """
        interface Patient { mrn: string; ssn: string; name: string; tier: number }
        function stripped({ ssn, name, mrn, ...rest }: Patient) {
          return rest;
        }
        export function show(p: Patient) {
          console.log(stripped({ ...p }));
        }
        """,
    "FN_event_by_another_name": """
        import { EventEmitter } from "events";
        const events = new EventEmitter();
        const nameOf = (visit: number) => `note-${visit}`;
        events.on(nameOf(1), (text: string) => console.log(text));
        export function send(mrn: string, patientName: string) {
          events.emit(nameOf(1), mrn);
        }
        """,
    "FN_slice_of_a_store": """
        import { createSlice } from "@reduxjs/toolkit";
        import { useSelector } from "react-redux";
        const slice = createSlice({
          name: "chart", initialState: { text: "" },
          reducers: { open(state, action) { state.text = action.payload; } },
        });
        export function open(dispatch: any, mrn: string, patientName: string) {
          dispatch(slice.actions.open(mrn));
        }
        export function Page() {
          console.log(useSelector((all: any) => all.chart.text));
        }
        """,
    "FP_keys_of_a_map": """
        export function show(mrn: string, patientName: string) {
          const rows = new Map<string, string>();
          rows.set("a", mrn);
          rows.set("b", "none");
          console.log(rows.get("b"));
        }
        """,
    "FP_key_that_the_logger_redacts": """
        import pino from "pino";
        const logger = pino({ redact: { paths: ["mrn"] } });
        export function show(mrn: string, patientName: string) {
          logger.info({ mrn });
        }
        """,
    "FN_answer_logged_by_the_wrapper": """
        import express from "express";
        const app = express();
        app.post("/api/a", (request, response) => response.json({ mrn: request.body.mrn }));
        app.post("/api/b", (request, response) => response.json({ ok: true }));
        async function call(url: string, options: RequestInit) {
          const answer = await (await fetch(url, options)).json();
          console.log(answer);
          return answer;
        }
        export async function send(mrn: string, patientName: string) {
          await call("/api/a", { method: "POST", body: JSON.stringify({ mrn }) });
          await call("/api/b", { method: "POST" });
        }
        """,
    "FP_captured_by_other_calls": """
        function keep(text: string) {
          return () => text;
        }
        export function show(mrn: string, patientName: string) {
          keep(mrn);
          console.log(keep("none")());
        }
        """,
}


def caused(folder):
    done = subprocess.run(
        [expect.binary(), "scan", "--diff", "HEAD", "--no-cache"], cwd=folder,
        capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode


def test_FN_leak_in_place_of_another(tmp_path):
    leak = "def show(mrn, ssn):\n    print(mrn)\n"
    test_diff.git(tmp_path, "init", "-q")
    (tmp_path / "old.py").write_text(leak)
    test_diff.commit(tmp_path)
    (tmp_path / "old.py").write_text("X = 1\n")
    (tmp_path / "other.py").write_text(leak)  # written anew, by somebody else
    assert caused(tmp_path) == 0
    (tmp_path / "old.py").write_text(leak)
    assert caused(tmp_path) == 1


def test_FN_change_of_a_submodule(tmp_path):
    library, folder = tmp_path / "library", tmp_path / "app"
    for repository in (library, folder):
        repository.mkdir()
        test_diff.git(repository, "init", "-q")
        (repository / "a.py").write_text("def show(mrn, ssn):\n    return 1\n")
        test_diff.commit(repository)
    test_diff.git(folder, "-c", "protocol.file.allow=always", "submodule", "add",
                  "-q", str(library), "lib")
    test_diff.commit(folder)
    (folder / "lib" / "a.py").write_text(
        "def show(mrn, ssn):\n    print(mrn)\n")
    assert caused(folder) == 0


@pytest.mark.parametrize("name", SCRIPT_LIMITS)
def test_limit_of_typescript(name, tmp_path):
    (tmp_path / "limit.ts").write_text(textwrap.dedent(SCRIPT_LIMITS[name]).lstrip())
    found, _ = expect.findings(expect.scan(tmp_path, "--rules", "PHI201,PHI202"))
    assert bool(found) == name.startswith("FP_"), dict(found)


# name → the rule that is asked for, and the program.
RULE_LIMITS = {
    "FP_one_column_of_all": ("PHI302", """
        import sqlite3

        import openai

        client = openai.OpenAI()
        connection = sqlite3.connect("clinic.db")


        def ask(patient_id):
            row = connection.execute("SELECT * FROM patients WHERE id = ?", (patient_id,)).fetchone()
            client.responses.create(model="m", input=f"Code {row['diagnosis']}")
        """),
    "FN_training_switch_among_options": ("PHI118", """
        import deepgram

        client = deepgram.DeepgramClient()


        def hear(session_audio, patient_name, mrn):
            listen = client.listen.rest.v("1")
            return listen.transcribe_file(session_audio, {"model": "m"})
        """),
    "FN_address_that_a_condition_picks": ("PHI115", """
        import requests


        def send(url, remote, clinical_note):
            requests.post(url if remote else "http://localhost:8080/v1", data=clinical_note)
        """),
    "FN_gateway_named_by_a_header": ("PHI112", """
        import openai

        client = openai.OpenAI(default_headers={"Helicone-Auth": "Bearer k"})


        def ask(mrn, diagnosis):
            text = f"{mrn} {diagnosis}"
            client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}])
        """),
    "FN_patients_that_add_up_call_by_call": ("PHI308", """
        import openai

        client = openai.OpenAI()


        def ask(patients):
            prompt = ""
            for patient in patients:
                prompt += patient.clinical_note
                client.responses.create(model="m", input=prompt)
        """),
    "FN_copy_that_drops_fields_by_another_name": ("PHI404", """
        import openai

        client = openai.OpenAI()


        def ask(patient):
            kept = {"zip": patient.zip_code, "admitted": patient.admission_date}
            client.responses.create(model="m", input=str(kept))
        """),
    "FN_audit_log_that_a_dict_configures": ("PHI213", """
        import logging.config

        logging.config.dictConfig({
            "handlers": {"ship": {"class": "logtail.LogtailHandler", "source_token": "t"}},
            "loggers": {"audit": {"handlers": ["ship"]}},
        })


        def show(mrn, patient_name):
            print(mrn)
        """),
    "FN_model_that_is_added_to": ("PHI101", """
        import guidance


        def ask(clinical_note, mrn):
            print(mrn)
            return guidance.models.OpenAI("m") + clinical_note
        """),
}


@pytest.mark.parametrize("name", RULE_LIMITS)
def test_limit_of_a_rule(name, tmp_path):
    rule, source = RULE_LIMITS[name]
    (tmp_path / "limit.py").write_text(textwrap.dedent(source).lstrip())
    found, _ = expect.findings(expect.scan(tmp_path))
    told = {place[2] for place in found}
    assert told, "the program is not seen at all"
    assert (rule in told) == name.startswith("FP_"), dict(found)


CXX_LIMITS = {
    "FN_error_beside_a_record": """
        #include <expected>
        #include <iostream>
        #include <string>
        struct Patient { std::string name; };
        std::expected<Patient, std::string> quote(const std::string &patientName) {
          if (patientName.size() < 2)
            return std::unexpected("too short: " + patientName);
          return Patient{patientName};
        }
        void show(const std::string &patientName) {
          auto quoted = quote(patientName);
          if (!quoted)
            std::cerr << quoted.error();
        }
        """,
    "FN_operator_that_computes": """
        struct Item { std::string value; };
        Item operator+(const Item &left, const Item &right) {
          std::cout << left.value;
          return left;
        }
        void show(const std::string &mrn) {
          Item item;
          item.value = mrn;
          item + item;
        }
        """,
    "FN_pointer_that_a_method_keeps": """
        struct Holder {
          std::string *place;
          void keep(std::string *one) { place = one; }
          void fill(const std::string &value) { *place = value; }
        };
        void show(const std::string &mrn) {
          std::string text;
          Holder holder;
          holder.keep(&text);
          holder.fill(mrn);
          std::cout << text;
        }
        """,
    "FP_overloads_of_plain_types": """
        void tell(const std::string &text) { std::cout << text; }
        void tell(const char *text) { }
        void show(const char *mrn) { tell(mrn); }
        """,
    "FN_constructor_that_has_defaults": """
        class Tell { public: Tell(const std::string &text, int level = 0); };
        Tell::Tell(const std::string &text, int level) { std::cout << text; }
        void show(const std::string &patientDiagnosis) { Tell tell(patientDiagnosis); }
        """,
    "FN_stub_of_another_name": """
        void show(Channel channel, const std::string &clinicalNote) {
          auto notes = Notes::NewStub(channel);
          NoteRequest request;
          request.set_text(clinicalNote);
          NoteReply reply;
          notes->Summarize(&context, request, &reply);
          std::cout << reply.text();
        }
        """,
    "FP_number_of_a_record": """
        void show() {
          gdcm::Reader reader;
          const double width = reader.GetFile().GetDataSet().GetWidth();
          std::cout << width;
        }
        """,
    "FN_macro_that_uses_its_callers_variables": """
        #include <stdio.h>
        #define TELL(text) printf("%s %s", text, mrn)
        void show(const char *mrn) { TELL("seen"); }
        """,
    "FP_call_in_a_template": """
        struct Patient { std::string id, mrn; };
        struct Contact { std::string id; };
        void tell(const Patient &patient) { }
        void tell(const Contact &contact) { std::cout << contact.id; }
        template <typename T> void insert(const T &value) { tell(value); }
        void show(Patient &patient) { patient.id = patient.mrn; insert(patient); }
        """,
    "FN_macro_that_joins_names": """
        #include <stdio.h>
        #define TELL(kind, text) print##kind("%s", text)
        void show(const char *mrn) { TELL(f, mrn); }
        """,
    "FP_elements_by_number": """
        void show(const std::string &mrn) {
          std::vector<std::string> lines(2);
          lines[0] = mrn;
          std::cout << lines[1];
        }
        """,
}


def with_a_build(tmp_path, program):
    """Lines of the findings of PHI202."""
    if not (pathlib.Path(expect.binary()).parent / "philint-clang").exists():
        pytest.skip("philint is built without Clang")
    (tmp_path / "limit.cpp").write_text(textwrap.dedent(program).lstrip())
    (tmp_path / "compile_commands.json").write_text(
        '[{"directory": ".", "file": "limit.cpp", "command": "c++ limit.cpp"}]')
    found, _ = expect.findings(expect.scan(tmp_path, "--rules", "PHI201,PHI202"))
    return sorted(line for _, line, _ in found)


def test_FN_own_macro_with_a_build(tmp_path):
    assert with_a_build(tmp_path, """
        #include <iostream>
        #include <string>
        void emit(const std::string &line);
        #define LOG_INFO(text) emit(text)
        void show(const std::string &mrn, const std::string &patientName) {
          LOG_INFO(mrn);
          std::cout << patientName;
        }
        """) == [7]


def test_FP_overloaded_methods_with_a_build(tmp_path):
    assert with_a_build(tmp_path, """
        #include <iostream>
        #include <string>
        struct Teller {
          void tell(const std::string &text) { std::cout << text; }
          void tell(const std::string *) {}
        };
        void show(Teller &teller, const std::string &mrn,
                  const std::string &patientName) {
          std::cout << mrn.size();
          teller.tell(&patientName);
        }
        """) == [4]


@pytest.mark.parametrize("name", CXX_LIMITS)
def test_limit_of_cxx(name, tmp_path):
    about = "// patient chart of a clinic: clinical note, diagnosis, hipaa\n"
    (tmp_path / "limit.cpp").write_text(
        about + textwrap.dedent(CXX_LIMITS[name]).lstrip())
    (tmp_path / "seen.cpp").write_text(
        "void seen(const std::string &mrn, const std::string &patientName,\n"
        "          const std::string &clinicalNote) {\n"
        "  std::cout << mrn << patientName << clinicalNote;\n}\n")
    found, _ = expect.findings(expect.scan(tmp_path, "--rules", "PHI202"))
    assert [place for place in found if place[0] == "seen.cpp"]
    told = [place for place in found if place[0] == "limit.cpp"]
    assert bool(told) == name.startswith("FP_"), told


# Limits of reading configuration: what stands in files of a folder.
CONFIG_LIMITS = {
    "FN_condition_in_terraform": {
        "main.tf": 'resource "aws_db_instance" "notes" {\n'
                   "  storage_encrypted = 1 > 2 ? true : false\n}\n"},
    "FN_store_of_the_cdk_without_a_word": {
        "stack.py": "from aws_cdk import aws_rds as rds\n\n\n"
                    "def build(scope, engine):\n    rds.DatabaseInstance(scope, 'N', engine=engine)\n"},
    "FN_helper_of_a_chart": {
        "values.yaml": "capture: true\n",
        "templates/pod.yaml": "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n"
                              "  - env:\n"
                              "    - name: TRACELOOP_TRACE_CONTENT\n"
                              '      value: {{ include "capture" . | quote }}\n'},
    "FN_playbook": {
        "site.yml": "- hosts: all\n  tasks:\n  - amazon.aws.rds_instance:\n"
                    "      storage_encrypted: false\n"},
}


@pytest.mark.parametrize("name", CONFIG_LIMITS)
def test_limits_of_configuration(name, tmp_path):
    for path, text in CONFIG_LIMITS[name].items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    assert not expect.findings(expect.scan(tmp_path))[0]


def test_FN_option_of_a_section(tmp_path):
    (tmp_path / "config.ini").write_text("[llm]\nbase_url = https://api.groq.com/openai/v1\n")
    (tmp_path / "app.py").write_text(textwrap.dedent("""
        import configparser

        import openai

        config = configparser.ConfigParser()
        client = openai.OpenAI(base_url=config.get("llm", "base_url"))


        def draft(patient_name, mrn, clinical_note):
            client.responses.create(model="m", input=clinical_note, store=False)
        """))
    (result,) = expect.scan(tmp_path, "--rules", "PHI101")["runs"][0]["results"]
    assert result["properties"].get("vendor") != "groq"


def test_FN_number_in_a_comment(tmp_path):
    (tmp_path / "app.py").write_text("# SSN 536-22-8145\ndef show(patient_name):\n    print(patient_name)\n")
    assert not expect.findings(expect.scan(tmp_path, "--rules", "PHI513"))[0]


def test_FN_library_of_cpp_that_is_only_included(tmp_path):
    (tmp_path / "app.cpp").write_text(
        "#include <sentry.h>\n#include <string>\n\n"
        "void show(std::string patient_name, std::string mrn);\n")
    (tmp_path / "philint.yaml").write_text("version: 1\nproject: p\n")
    assert not expect.findings(expect.scan(tmp_path, "--rules", "PHI116"))[0]


def test_FN_router_without_the_check(tmp_path):
    (tmp_path / "philint.yaml").write_text(
        "version: 1\naccess: {authenticated: [app.current_user]}\n")
    (tmp_path / "app.py").write_text(textwrap.dedent("""
        from fastapi import APIRouter, Depends
        from openai import OpenAI

        client = OpenAI()


        def current_user(token):
            return token


        checked = APIRouter(dependencies=[Depends(current_user)])
        open_to_all = APIRouter()


        @open_to_all.get("/note")
        def note(clinical_note):
            return client.responses.create(model="m", input=clinical_note)
        """))
    assert not expect.findings(expect.scan(tmp_path, "--rules", "PHI701"))[0]
