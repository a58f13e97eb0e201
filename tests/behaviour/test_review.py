"""The job that checks a pull or merge request, with the environment that the
platforms set, against a server that stands for theirs."""

import http.server
import json
import os
import re
import subprocess
import sys
import threading

import expect
import pytest
import yaml
from test_diff import HELPER, LEAK, add, commit, git

INTEGRATIONS = expect.ROOT / "integrations"


class Api(http.server.BaseHTTPRequestHandler):
    def answer(self):
        size = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(size) or b"null")
        server = self.server
        server.asked.append((self.command, self.path, dict(self.headers)))
        comments, result = server.comments, {}
        if self.command == "GET":
            page = int(re.search(r"[?&]page=(\d+)", self.path)[1])
            result = comments[(page - 1) * 100:page * 100]
        elif self.command == "POST":
            comments.append({"id": 1000 + len(comments), "body": body["body"]})
        else:
            number = int(self.path.rsplit("/", 1)[1])
            next(c for c in comments if c["id"] == number)["body"] = body["body"]
        data = json.dumps(result).encode()
        self.send_response(server.status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PATCH = do_PUT = answer

    def log_message(self, *_):
        pass


@pytest.fixture
def api():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Api)
    server.asked, server.status = [], 200
    # Another's comments, more than a page.
    server.comments = [{"id": i, "body": f"comment {i}"} for i in range(130)]
    server.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture
def pull(tmp_path):
    """A clone with a branch on which a caller leaks through an old wrapper."""
    folder = tmp_path / "origin"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "a.py").write_text(LEAK)
    commit(folder)
    git(folder, "checkout", "-qb", "feature")
    add(folder / "a.py", HELPER)
    commit(folder)
    return folder


def review(folder, *words, **environment):
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    base = {name: os.environ[name] for name in ("PATH", "PHILINT")}
    program = os.path.dirname(base.pop("PHILINT"))
    return subprocess.run(
        [sys.executable, "-m", "philint.review", *words], cwd=folder,
        env={**base, "PATH": f"{program}:{base['PATH']}",
             "PYTHONPATH": str(INTEGRATIONS / "python"), "HOME": str(home),
             **environment},
        capture_output=True, text=True, timeout=120)


def github(folder, api, tmp_path, **event):
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event))
    for name in ("summary", "output"):
        (tmp_path / name).write_text("")
    return dict(GITHUB_ACTIONS="true", GITHUB_EVENT_PATH=str(path),
                GITHUB_REPOSITORY="clinic/notes", GITHUB_SHA="f" * 40,
                GITHUB_SERVER_URL="https://git.example",
                GITHUB_API_URL=api.url, GITHUB_TOKEN="secret-token",
                GITHUB_STEP_SUMMARY=str(tmp_path / "summary"),
                GITHUB_OUTPUT=str(tmp_path / "output"))


def pull_request(folder, base="main"):
    return {"pull_request": {
        "number": 7, "base": {"sha": git(folder, "rev-parse", base)},
        "head": {"sha": git(folder, "rev-parse", "feature")}}}


def test_a_pull_request(pull, api, tmp_path):
    environment = github(pull, api, tmp_path, **pull_request(pull))
    done = review(pull, **environment)
    assert done.returncode == 1, done.stderr
    (run,) = json.loads((pull / "philint.sarif").read_text())["runs"]
    assert [r["baselineState"] for r in run["results"]] == ["updated"]
    comment = api.comments[-1]["body"]
    assert comment == (tmp_path / "summary").read_text()
    head = git(pull, "rev-parse", "feature")
    assert "**1 error** in this change." in comment
    assert f"[`a.py:5`](https://git.example/clinic/notes/blob/{head}/a.py#L5)" \
        in comment
    assert "<details><summary>4 steps</summary>" in comment
    assert "`mrn` is patient data" in comment and "**Remedy:**" in comment
    output = dict(line.split("=") for line in
                  (tmp_path / "output").read_text().splitlines())
    assert output == {"sarif": "philint.sarif", "findings": "1", "status": "1"}
    assert all(headers["Authorization"] == "Bearer secret-token"
               for _, _, headers in api.asked)
    assert "secret-token" not in done.stdout + done.stderr + comment


def test_the_comment_is_updated_and_never_doubled(pull, api, tmp_path):
    environment = github(pull, api, tmp_path, **pull_request(pull))
    review(pull, **environment)
    review(pull, **environment)
    assert len(api.comments) == 131
    (pull / "a.py").write_text(LEAK)
    commit(pull)
    done = review(pull, **environment)
    assert done.returncode == 0
    assert len(api.comments) == 131
    assert "Nothing to report" in api.comments[-1]["body"]
    methods = [method for method, *_ in api.asked if method != "GET"]
    assert methods == ["POST", "PATCH", "PATCH"]


def test_a_clean_request_gets_no_comment(pull, api, tmp_path):
    (pull / "a.py").write_text(LEAK)
    commit(pull)
    done = review(pull, **github(pull, api, tmp_path, **pull_request(pull)))
    assert done.returncode == 0 and len(api.comments) == 130
    assert "Nothing to report" in (tmp_path / "summary").read_text()


def test_a_push_is_scanned_whole(pull, api, tmp_path):
    done = review(pull, **github(pull, api, tmp_path, ref="refs/heads/main"))
    assert done.returncode == 1 and api.asked == []
    assert "in this repository." in (tmp_path / "summary").read_text()


def test_a_shallow_clone_is_filled(pull, api, tmp_path):
    event = pull_request(pull)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{pull}", "clone")
    done = review(tmp_path / "clone", **github(pull, api, tmp_path, **event))
    assert done.returncode == 1, done.stderr
    assert "**1 error** in this change." in api.comments[-1]["body"]


def test_flags_and_paths(pull, api, tmp_path):
    environment = github(pull, api, tmp_path, **pull_request(pull))
    done = review(pull, "a.py", "--", "--fail-on", "never", **environment)
    assert done.returncode == 0 and "**1 error**" in api.comments[-1]["body"]
    done = review(pull, "--", "--fail-on", "sometimes", **environment)
    assert done.returncode == 2


def test_an_api_that_refuses_does_not_hide_the_findings(pull, api, tmp_path):
    api.status = 403
    done = review(pull, **github(pull, api, tmp_path, **pull_request(pull)))
    assert done.returncode == 1
    assert "the comment could not be written" in done.stderr
    assert "PHI201" in (tmp_path / "summary").read_text()


def test_a_merge_request(pull, api):
    environment = dict(
        GITLAB_CI="true", CI_API_V4_URL=f"{api.url}/api/v4", CI_PROJECT_ID="3",
        CI_MERGE_REQUEST_IID="9", CI_PROJECT_URL="https://lab.example/c/n",
        CI_COMMIT_SHA="e" * 40, PHILINT_TOKEN="secret-token",
        CI_MERGE_REQUEST_DIFF_BASE_SHA=git(pull, "rev-parse", "main"))
    done = review(pull, **environment)
    assert done.returncode == 1, done.stderr
    quality = json.loads((pull / "gl-code-quality-report.json").read_text())
    assert [(q["check_name"], q["location"]["path"]) for q in quality] == [
        ("PHI201", "a.py")]
    assert "https://lab.example/c/n/-/blob/" + "e" * 40 in api.comments[-1]["body"]
    review(pull, **environment)
    assert len(api.comments) == 131
    assert {path.split("?")[0] for _, path, _ in api.asked} == {
        "/api/v4/projects/3/merge_requests/9/notes",
        "/api/v4/projects/3/merge_requests/9/notes/1130"}


def test_without_a_token_there_is_no_comment(pull, api):
    done = review(pull, GITLAB_CI="true", CI_MERGE_REQUEST_IID="9",
                  CI_MERGE_REQUEST_DIFF_BASE_SHA=git(pull, "rev-parse", "main"))
    assert done.returncode == 1 and api.asked == []


# The comment by itself


@pytest.fixture
def render(monkeypatch):
    monkeypatch.syspath_prepend(str(INTEGRATIONS / "python"))
    from philint.comment import render
    return render


def finding(level, text, path="a.py", steps=0):
    at = {"physicalLocation": {"artifactLocation": {"uri": path},
                               "region": {"startLine": 3}}}
    flow = [{"location": {**at, "message": {"text": f"step {i}"}}}
            for i in range(steps)]
    return {"ruleId": "PHI101", "level": level, "message": {"text": text},
            "locations": [at],
            "codeFlows": [{"threadFlows": [{"locations": flow}]}] if steps else []}


def run_of(results):
    rules = [{"id": "PHI101", "name": "llm-phi-no-baa"}]
    return {"results": results, "tool": {"driver": {"rules": rules}}}


def test_the_gravest_come_first_and_the_rest_is_counted(render):
    results = [finding("note", "N"), finding("warning", "W")]
    results += [finding("error", "E" * 200, steps=40)] * 600
    text, found = render(run_of(results), lambda *_: "", True)
    assert found == 602 and len(text) < 65536
    assert text.index("### Errors") < text.index("<details>")
    left = int(re.search(r"… and (\d+) more; the comment is full", text)[1])
    assert text.count("**PHI101**") + left == 602


def test_nothing_in_a_comment_is_markup_of_the_program(render):
    bad = "a <img src=x> of @everyone *and* [x](y) | `code <b>` & \n- more"
    text, _ = render(run_of([finding("error", bad, "x`y<z.py", steps=2)]),
                     lambda *_: "", True)
    assert "<img" not in text and "@everyone" not in text
    assert "\\*and\\*" in text and "`code <b>`" in text
    assert "x'y<z.py" in text and "\n- more" not in text


# What the platforms read


def test_the_action_runs_the_review():
    action = yaml.safe_load((INTEGRATIONS / "github/action.yml").read_text())
    assert action["runs"]["using"] == "composite"
    steps = action["runs"]["steps"]
    review_step = next(s for s in steps if s.get("id") == "review")
    text = json.dumps(steps)
    used = set(re.findall(r"inputs\.([a-z]+)", text))
    assert used == set(action["inputs"])
    # Values of the request are never put into a script.
    assert all("${{" not in step.get("run", "") for step in steps)
    outputs = re.findall(r"steps\.review\.outputs\.([a-z]+)",
                         json.dumps(action["outputs"]))
    assert set(outputs) == {"findings", "sarif"}
    assert "python3 -m philint.review" in review_step["run"]


def test_the_script_of_the_action(pull, api, tmp_path):
    action = yaml.safe_load((INTEGRATIONS / "github/action.yml").read_text())
    (step,) = [s for s in action["runs"]["steps"] if s.get("id") == "review"]
    environment = github(pull, api, tmp_path, **pull_request(pull))
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=pull, capture_output=True, text=True, timeout=60,
        env={**os.environ, **environment, "PATHS": "a.py\n", "FLAGS": "",
             "PATH": os.path.dirname(os.environ["PHILINT"]) + ":"
                     + os.environ["PATH"],
             "PYTHONPATH": str(INTEGRATIONS / "python")})
    assert done.returncode == 1, done.stderr
    assert "1 error" in api.comments[-1]["body"]


def test_the_template_of_gitlab_names_what_the_review_writes():
    path = INTEGRATIONS / "gitlab/philint.gitlab-ci.yml"
    job = yaml.safe_load(path.read_text())["philint"]
    source = (INTEGRATIONS / "python/philint/review.py").read_text()
    assert f'"{job["artifacts"]["reports"]["codequality"]}"' in source
    assert f'"{job["artifacts"]["paths"][0]}"' in source
    assert "python3 -m philint.review" in job["script"][0]
