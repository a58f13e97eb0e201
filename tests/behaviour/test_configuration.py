"""Configuration decides what the code does: one line of it changes exactly the
findings that it should. And what is no configuration breaks nothing."""

import random
import shutil
import subprocess

import pytest

import expect

SERVICES = expect.ROOT / "tests/config/services"


def findings_with(tmp_path, **settings):
    """(rule, file) of the example's findings with these lines in its .env."""
    folder = tmp_path / "services"
    shutil.copytree(SERVICES, folder, dirs_exist_ok=True)
    lines = (SERVICES / ".env").read_text().split("\n")
    for number, line in enumerate(lines):
        name = line.split("=")[0]
        if name in settings:
            lines[number] = f"{name}={settings[name]}"
    (folder / ".env").write_text("\n".join(lines))
    rules = ",".join((SERVICES / "rules.txt").read_text().split())
    return {(code, file) for file, _, code in
            expect.findings(expect.scan(folder, "--rules", rules))[0]}


def test_nothing_is_told_of_the_services_as_they_are(tmp_path):
    assert findings_with(tmp_path) == set()


def test_another_host_changes_the_vendor_of_both_services(tmp_path):
    found = findings_with(tmp_path, LLM_BASE_URL="https://api.groq.com/openai/v1")
    assert found == {("PHI101", "api/app.py"), ("PHI101", "web/client.ts")}


def test_a_scheme_without_tls_is_told_where_it_stands_and_where_data_goes(tmp_path):
    found = findings_with(tmp_path, REDIS_URL="redis://cache.clinic.example:6379/0")
    assert found == {("PHI503", ".env"), ("PHI503", "api/app.py")}


def test_the_path_of_a_finding_shows_the_line_of_configuration(tmp_path):
    folder = tmp_path / "services"
    shutil.copytree(SERVICES, folder)
    (folder / ".env").write_text("LLM_BASE_URL=https://api.groq.com/openai/v1\n")
    results = expect.scan(folder, "--rules", "PHI101")["runs"][0]["results"]
    for result in results:
        steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
        files = [step["location"]["physicalLocation"]["artifactLocation"]["uri"]
                 for step in steps]
        assert ".env" in files


@pytest.mark.parametrize("topic", ["settings", "loaders", "nest", "scopes"])
def test_what_rests_on_a_file_of_settings_names_it_and_shows_its_line(topic):
    """Not only that something is told: whom the file's value leads to."""
    folder = expect.ROOT / "tests/config" / topic
    seen = 0
    for result in expect.scan(folder, "--rules", "PHI101")["runs"][0]["results"]:
        assert result["properties"]["vendor"] == "groq", result["message"]["text"]
        steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
        files = [step["location"]["physicalLocation"]["artifactLocation"]["uri"]
                 for step in steps]
        code = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        shown = [file for file in files if file.split(".")[-1] not in ("py", "ts", "cpp")]
        seen += 1
        assert shown or code == "clinic/views.py", result["message"]["text"]
    assert seen > 2


def test_what_a_developers_profile_alone_decides_is_a_note(tmp_path):
    folder = tmp_path / "clinic"
    shutil.copytree(expect.ROOT / "tests/config/profiles", folder)
    (result,) = expect.scan(folder, "--rules", "PHI101")["runs"][0]["results"]
    assert result["level"] == "note" and result["properties"]["vendor"] == "groq"
    (folder / ".env.local").rename(folder / ".env.production")
    (result,) = expect.scan(folder, "--rules", "PHI101")["runs"][0]["results"]
    assert result["level"] == "error"


def test_a_variable_that_hides_inputs_turns_tracing_off(tmp_path):
    folder = tmp_path / "clinic"
    shutil.copytree(expect.ROOT / "tests/config/tracing", folder)
    for lines, rules in (("LANGSMITH_TRACING=true\n", ["PHI105"]),
                         ("LANGCHAIN_TRACING_V2=true\n", ["PHI105"]),
                         ("LANGSMITH_TRACING=false\n", []),
                         ("LANGSMITH_TRACING=true\nLANGSMITH_HIDE_INPUTS=true\n", []),
                         ("LANGSMITH_TRACING=true\n"
                          "LANGSMITH_ENDPOINT=https://smith.svc.cluster.local\n", [])):
        (folder / ".env").write_text(lines)
        results = expect.scan(folder, "--rules", "PHI105")["runs"][0]["results"]
        assert [result["ruleId"] for result in results] == rules, lines
    (folder / ".env").write_text("LANGSMITH_TRACING=true\n")
    (result,) = expect.scan(folder, "--rules", "PHI105")["runs"][0]["results"]
    steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
    assert any(step["location"]["physicalLocation"]["artifactLocation"]["uri"] == ".env"
               for step in steps)


def test_the_own_variable_of_a_client_decides_whom_it_reaches(tmp_path):
    (tmp_path / "app.py").write_text(
        "import openai\n\n\ndef draft(patient_name, mrn, clinical_note):\n"
        "    openai.OpenAI().responses.create(model='m', input=clinical_note, store=False)\n")
    for line, vendor in (("", "openai"), ("OPENAI_BASE_URL=https://api.groq.com/openai/v1\n", "groq")):
        (tmp_path / ".env").write_text(line)
        (result,) = expect.scan(tmp_path, "--rules", "PHI101")["runs"][0]["results"]
        assert result["properties"]["vendor"] == vendor
    (tmp_path / ".env").write_text("OPENAI_BASE_URL=http://127.0.0.1:8000/v1\n")
    assert not expect.scan(tmp_path, "--rules", "PHI101")["runs"][0]["results"]


def test_a_vendor_is_told_once_at_the_manifest_else_the_import_else_configuration(tmp_path):
    places = [("conanfile.txt", "[requires]\nsentry-native/0.7.0\n"),
              ("app.py", "import sentry_sdk\n\n\ndef show(patient_name, mrn):\n    return mrn\n"),
              (".env", "SENTRY_DSN=https://k@o1.ingest.sentry.io/1\n")]
    (tmp_path / "philint.yaml").write_text("version: 1\nproject: p\n")
    for name, text in places:
        (tmp_path / name).write_text(text)
    for name, text in places:
        found = expect.findings(expect.scan(tmp_path, "--rules", "PHI116"))[0]
        assert [file for file, _, _ in found] == [name]
        if name != ".env":
            (tmp_path / name).write_text("def show(patient_name, mrn):\n    return mrn\n"
                                         if name == "app.py" else "\n")


MANIFESTS = {
    "CMakeLists.txt": "FetchContent_Declare(crash\n  GIT_REPOSITORY https://host.example/getsentry/sentry-native.git)\n",
    "vcpkg.json": '{"dependencies": ["fmt", {"name": "sentry-native"}]}',
    "conanfile.py": 'class A:\n    def requirements(self):\n        self.requires("sentry-native/0.7.0")\n',
    "Pipfile": '[packages]\nsentry-sdk = "*"\n[dev-packages]\nposthog = "*"\n',
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_manifests_name_vendors(name, tmp_path):
    (tmp_path / "philint.yaml").write_text("version: 1\nproject: p\n")
    (tmp_path / "chart.py").write_text("def show(patient_name, mrn):\n    return mrn\n")
    (tmp_path / name).write_text(MANIFESTS[name])
    found = expect.findings(expect.scan(tmp_path, "--rules", "PHI116"))[0]
    assert [(file, code) for file, _, code in found] == [(name, "PHI116")]


def test_output_of_the_cdk_is_read(tmp_path):
    (tmp_path / "cdk.out").mkdir()
    (tmp_path / "cdk.out/Clinic.template.json").write_text(
        '{"Resources": {"Notes1": {"Type": "AWS::RDS::DBInstance",\n'
        '  "Properties": {"StorageEncrypted": false}}}}\n')
    found = expect.findings(expect.scan(tmp_path, "--rules", "PHI509"))[0]
    assert found == {("cdk.out/Clinic.template.json", 2, "PHI509"): 1}


def test_a_developers_profile_is_a_note(tmp_path):
    for name, level in ((".env", "error"), (".env.development", "note")):
        folder = tmp_path / name[1:]
        folder.mkdir()
        (folder / name).write_text("NODE_TLS_REJECT_UNAUTHORIZED=0\n")
        (result,) = expect.scan(folder, "--rules", "PHI501")["runs"][0]["results"]
        assert result["level"] == level


def test_a_store_that_no_patient_data_reaches_makes_a_note(tmp_path):
    (tmp_path / "main.tf").write_text(
        'resource "aws_elasticache_replication_group" "a" {\n'
        "  at_rest_encryption_enabled = false\n  transit_encryption_enabled = true\n}\n")
    app = "import redis\n\nr = redis.from_url('rediss://c')\n\n\ndef f(patient_name, mrn):\n    "
    for line, level in (("r.set('k', mrn)", "error"), ("r.set('k', 'v'); print(mrn)", "note")):
        (tmp_path / "app.py").write_text(app + line + "\n")
        (result,) = expect.scan(tmp_path, "--rules", "PHI509")["runs"][0]["results"]
        assert result["level"] == level


def test_a_program_that_is_not_about_health_is_left_alone(tmp_path):
    (tmp_path / "main.tf").write_text(
        'resource "aws_db_instance" "a" {\n  storage_encrypted = false\n}\n')
    (tmp_path / "app.py").write_text("print('hello')\n")
    assert not expect.findings(expect.scan(tmp_path))[0]


BAD = {
    "bomb.yaml": "AWS::\na: &a [x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 12)}]\n"
        for i in range(9)),
    "deep.yaml": "AWS::" + "[" * 100_000,
    "deep.json": '{"a": "AWS::", "b": ' + "[" * 100_000,
    "cycle.yaml": "a: &a\n  b: *a\n  c: AWS::\n",
    "compose.yaml": "services: [\n",
    "deep.tf": "a = " + "(" * 50_000,
    "nginx.conf": "{" * 50_000,
    "binary.tf": "\0\1\2" * 1000,
    "long.env": "A=" + "x" * 3_000_000,
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_told_and_the_rest_is_read(name, tmp_path):
    (tmp_path / name).write_text(BAD[name])
    (tmp_path / ".env").write_text("NODE_TLS_REJECT_UNAUTHORIZED=0\n")
    found = expect.findings(expect.scan(tmp_path, "--rules", "PHI501"))[0]
    assert found == {(".env", 1, "PHI501"): 1}


def test_a_large_file_is_told_and_not_read(tmp_path):
    (tmp_path / "a.env").write_text("A=1\n" * 2_000_000)
    done = subprocess.run([expect.binary(), "scan", ".", "--no-cache", "--format", "sarif"],
                          cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert "larger than 4 MiB" in done.stdout


def test_mutated_files_break_nothing(tmp_path):
    """Whatever a byte becomes: no crash, no hang, the rest is read."""
    source = random.Random(7)
    seeds = [path for path in (expect.ROOT / "tests/config").rglob("*")
             if path.is_file() and path.suffix in {".tf", ".yaml", ".conf", ".env"}]
    for number in range(600):
        seed = seeds[number % len(seeds)]
        data = bytearray(seed.read_bytes())
        for _ in range(1 + number % 5):
            at = source.randrange(len(data))
            what = source.randrange(3)
            if what == 0:
                data[at] = source.randrange(256)
            elif what == 1:
                data[at:at] = data[at - 9:at] * source.randrange(4)
            else:
                del data[at:at + source.randrange(20)]
            data = data or bytearray(b" ")
        folder = tmp_path / f"m{number}"
        folder.mkdir()
        (folder / (seed.name if seed.suffix != ".env" else ".env")).write_bytes(data)
    done = subprocess.run([expect.binary(), "scan", ".", "--no-cache", "--format", "sarif",
                           "--fail-on", "never"],
                          cwd=tmp_path, capture_output=True, timeout=100)
    assert done.returncode == 0, done.stderr[-500:]


def test_no_report_shows_the_key_or_the_number(tmp_path):
    (tmp_path / ".env").write_text("OPENAI_API_KEY=sk-proj-7gR4cUy8KnW3xS9jVm6e\n")
    (tmp_path / "app.py").write_text(
        'SHOT = "Patient: Maria Keller, SSN 536-22-8146"\n\n\n'
        "def show(patient_name, mrn):\n    print(mrn, 'Patient: Ann Quill, SSN 512-44-8831')\n")
    (tmp_path / "docker-compose.yml").write_text(
        "services:\n  notes:\n    environment:\n      DATABASE_URL: postgres://scribe:Zq9vLm27@db.clinic.example/notes?sslmode=disable\n")
    found = expect.findings(expect.scan(tmp_path))[0]
    assert {code for _, _, code in found} >= {"PHI202", "PHI503", "PHI513", "PHI708"}
    for report in ("text", "sarif", "json", "markdown", "html", "gitlab"):
        done = subprocess.run(
            [expect.binary(), "scan", ".", "--no-cache", "--fail-on", "never",
             "--format", report], cwd=tmp_path, capture_output=True, text=True, timeout=60)
        for secret in ("7gR4cUy8", "536-22-8146", "512-44-8831", "Zq9vLm27"):
            assert secret not in done.stdout, report


@pytest.mark.parametrize("dotenv, compose, told", [
    ("CACHE=redis://cache.clinic.example", "${CACHE:-rediss://cache.clinic.example}", True),
    ("CACHE=rediss://cache.clinic.example", "${CACHE:-redis://cache.clinic.example}", False),
    ("OTHER=1", "${CACHE:-redis://cache.clinic.example}", True),
    ("OTHER=1", "redis://${HOST:-cache.clinic.example}:6379", True),
    ("HOST=cache.clinic.example\nCACHE=redis://${HOST}:6379", "${CACHE}", True)])
def test_what_is_set_beats_the_default(dotenv, compose, told, tmp_path):
    (tmp_path / ".env").write_text(dotenv + "\n")
    (tmp_path / "docker-compose.yml").write_text(
        f"services:\n  notes:\n    environment:\n      REDIS_URL: {compose}\n")
    found = expect.findings(expect.scan(tmp_path, "--rules", "PHI503"))[0]
    assert (("docker-compose.yml", 4, "PHI503") in found) == told


@pytest.mark.parametrize("path", ["nginx/notes.conf", "deploy/nginx/notes.conf", "conf.d/notes.conf",
                                  "nginx.conf.j2", "nginx.conf.template"])
def test_folders_that_name_a_format_may_stand_anywhere(path, tmp_path):
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("server {\n  ssl_protocols TLSv1;\n}\n")
    assert expect.findings(expect.scan(tmp_path, "--rules", "PHI502"))[0] == {(path, 2, "PHI502"): 1}


def test_what_cells_of_notebooks_printed_is_looked_through(tmp_path):
    cell = ('{"cell_type": "code", "metadata": {}, "execution_count": 1,\n  "source": ["show()"],\n'
            '  "outputs": [{"output_type": "stream", "name": "stdout",\n    "text": ["%s"]}]}')
    for text, wanted in (("SSN 536-22-8145", {("a.ipynb", 5, "PHI513"): 1}), ("SSN 987-65-4321", {})):
        (tmp_path / "a.ipynb").write_text(
            '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [\n' + cell % text + "]}\n")
        (tmp_path / "chart.py").write_text("def show(patient_name, mrn):\n    return mrn\n")
        assert expect.findings(expect.scan(tmp_path, "--rules", "PHI513"))[0] == wanted


def test_the_message_says_which_data_the_store_gets(tmp_path):
    (tmp_path / "main.tf").write_text(
        'resource "aws_elasticache_replication_group" "a" {\n'
        "  at_rest_encryption_enabled = false\n  transit_encryption_enabled = true\n}\n")
    (tmp_path / ".env").write_text("REDIS_URL=redis://cache.clinic.example:6379\n")
    (tmp_path / "app.py").write_text(
        "import os\n\nimport redis\n\nr = redis.from_url(os.environ['REDIS_URL'])\n\n\n"
        "def keep(patient_name, mrn):\n    r.set('k', mrn, ex=60)\n")
    results = expect.scan(tmp_path, "--rules", "PHI509,PHI503")["runs"][0]["results"]
    told = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]:
            result["message"]["text"] for result in results}
    assert "It gets: medical record number." in told["main.tf"]
    assert "It gets: medical record number." in told[".env"]


@pytest.mark.parametrize("text, rule", [
    ('import os\n\nos.environ["OPENAI_LOG"] = "debug"\n', "PHI209"),
    ("import http.client\n\nhttp.client.HTTPConnection.debuglevel = 1\n", "PHI209"),
    ("import ssl\n\ncontext = ssl.create_default_context()\n"
     "context.minimum_version = ssl.TLSVersion.TLSv1_1\n", "PHI502"),
])
def test_what_code_sets_through_a_module_is_told(text, rule, tmp_path):
    (tmp_path / "app.py").write_text(text)
    (tmp_path / "chart.py").write_text("def show(patient_name, mrn, diagnosis):\n    return mrn\n")
    found = expect.findings(expect.scan(tmp_path, "--rules", rule))[0]
    assert [code for _, _, code in found] == [rule]


def test_what_a_test_sets_is_a_developers(tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_app.py").write_text(
        'import os\n\nos.environ["OPENAI_LOG"] = "debug"\n')
    (tmp_path / "chart.py").write_text("def show(patient_name, mrn, diagnosis):\n    return mrn\n")
    results = expect.scan(tmp_path, "--rules", "PHI209")["runs"][0]["results"]
    assert [result["level"] for result in results] == ["note"]


def test_lines_that_go_on_are_one_instruction(tmp_path):
    """Each variable and each command is told where it stands."""
    (tmp_path / "chart.py").write_text("def show(patient_name, mrn, diagnosis):\n    return mrn\n")
    (tmp_path / "Dockerfile").write_text(
        "FROM python:3.12\n"
        "ENV A=1 \\\n"
        "    NODE_TLS_REJECT_UNAUTHORIZED=0 \\\n"
        "    # what the models print\n"
        "    LITELLM_LOG=DEBUG\n"
        "env PYTHONHTTPSVERIFY 0\n"
        "RUN apt-get update && \\\n"
        "    curl -fsSLk \\\n"
        "    https://files.clinic.example/model && \\\n"
        "    echo done\n")
    found = expect.findings(expect.scan(tmp_path, "--rules", "PHI501,PHI209"))[0]
    assert found == {("Dockerfile", 3, "PHI501"): 1, ("Dockerfile", 5, "PHI209"): 1,
                     ("Dockerfile", 6, "PHI501"): 1, ("Dockerfile", 8, "PHI501"): 1}


@pytest.mark.parametrize("marker, read", [(None, True), ("pyvenv.cfg", False), ("bin/activate", False)])
def test_a_folder_called_env_is_read_unless_it_is_an_environment_of_python(marker, read, tmp_path):
    (tmp_path / "chart.py").write_text("def show(patient_name, mrn, diagnosis):\n    return mrn\n")
    (tmp_path / "env/bin").mkdir(parents=True)
    (tmp_path / "env/production.env").write_text("NODE_TLS_REJECT_UNAUTHORIZED=0\n")
    if marker:
        (tmp_path / "env" / marker).write_text("\n")
    found = expect.findings(expect.scan(tmp_path, "--rules", "PHI501"))[0]
    assert (found == {("env/production.env", 1, "PHI501"): 1}) == read


def test_a_file_that_kustomize_names_holds_variables(tmp_path):
    (tmp_path / "chart.py").write_text("def show(patient_name, mrn, diagnosis):\n    return mrn\n")
    (tmp_path / "service.vars").write_text("NODE_TLS_REJECT_UNAUTHORIZED=0\n")
    (tmp_path / "kustomization.yaml").write_text(
        "configMapGenerator:\n  - name: a\n    envs: [service.vars]\n")
    found = expect.findings(expect.scan(tmp_path, "--rules", "PHI501"))[0]
    assert found == {("service.vars", 1, "PHI501"): 1}


def test_what_a_script_sets_decides_nothing_of_the_code(tmp_path):
    """A script for a developer's machine does not make a vendor a host of ours."""
    (tmp_path / "app.py").write_text(
        "import os\n\nimport openai\n\n\ndef draft(patient_name, mrn, clinical_note):\n"
        "    client = openai.OpenAI(base_url=os.environ.get('LLM_URL', 'https://api.openai.com/v1'))\n"
        "    client.responses.create(model='m', input=clinical_note, store=False)\n")
    (tmp_path / "run.sh").write_text("export LLM_URL=http://localhost:8000/v1\n")
    (result,) = expect.scan(tmp_path, "--rules", "PHI101")["runs"][0]["results"]
    assert result["properties"]["vendor"] == "openai"


def test_no_report_shows_what_a_record_holds(tmp_path):
    (tmp_path / "chart.py").write_text(
        'PATIENT = {"name": "Maria Keller", "dob": "1961-03-09", "ssn": "536228145"}\n\n\n'
        "def show(patient_name, mrn):\n    return mrn\n")
    (tmp_path / "patients.csv").write_text("name,ssn,mrn\nAnn Quill,512448831,48210377\n")
    (tmp_path / "cda.xml").write_text(
        '<ClinicalDocument xmlns="urn:hl7-org:v3"><name>Ed Marsh</name>'
        '<birthTime value="19710402"/></ClinicalDocument>\n')
    assert len(expect.findings(expect.scan(tmp_path, "--rules", "PHI513"))[0]) == 3
    for report in ("text", "json", "markdown", "html", "gitlab"):
        done = subprocess.run(
            [expect.binary(), "scan", ".", "--no-cache", "--fail-on", "never", "--rules", "PHI513",
             "--format", report], cwd=tmp_path, capture_output=True, text=True, timeout=60)
        for value in ("Keller", "1961-03-09", "536228145", "Quill", "512448831", "48210377", "19710402"):
            assert value not in done.stdout, report


def test_a_table_of_patients_is_told_for_some_rows_and_counted(tmp_path):
    (tmp_path / "chart.py").write_text("def show(patient_name, mrn):\n    return mrn\n")
    rows = "".join(f"Ann Quill,5124488{n},48210377\n" for n in range(31, 81))
    (tmp_path / "patients.csv").write_text("name,ssn,mrn\n" + rows)
    told = expect.scan(tmp_path, "--rules", "PHI513")["runs"][0]["results"]
    assert len(told) == 20
    assert sum("30 further lines" in one["message"]["text"] for one in told) == 1


def test_environments_that_share_a_server_are_told(tmp_path):
    (tmp_path / "chart.py").write_text("def show(patient_name, mrn, diagnosis):\n    return mrn\n")
    url = "DATABASE_URL=postgres://notes@db1.clinic.example/notes?sslmode=verify-full\n"
    (tmp_path / ".env.production").write_text(url)
    for other, told in ((url, True), (url.replace("db1", "db2"), False),
                        ("DATABASE_URL=postgres://notes@localhost/notes\n", False)):
        (tmp_path / ".env.staging").write_text(other)
        found = expect.findings(expect.scan(tmp_path, "--rules", "PHI910"))[0]
        assert found == ({(".env.staging", 1, "PHI910"): 1} if told else {})


def test_messages_name_the_resource_and_not_the_part(tmp_path):
    (tmp_path / "chart.py").write_text("def show(patient_name, mrn, diagnosis):\n    return mrn\n")
    (tmp_path / "main.tf").write_text(
        'resource "aws_iam_policy" "scribe" {\n'
        '  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })\n}\n')
    (tmp_path / "class.yaml").write_text(
        "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\n"
        'parameters: {encrypted: "false"}\n')
    texts = expect.findings(expect.scan(tmp_path, "--rules", "PHI509,PHI705"))[1]
    assert "A statement of scribe allows" in texts["main.tf", 2, "PHI705"]
    assert "the class fast are" in texts["class.yaml", 4, "PHI509"]
