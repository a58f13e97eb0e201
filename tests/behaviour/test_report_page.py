"""The page of the security review in a browser: its filters, its console, and
what it asks for. Needs Chromium; a machine without one skips this file."""

import json
import re
import shutil
import subprocess

import expect
import pytest

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
EXAMPLE = expect.ROOT / "examples" / "clinic-notes"

pytestmark = pytest.mark.skipif(
    not BROWSER, reason="no chromium on the path: the page is not opened")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    out = tmp_path_factory.mktemp("page") / "review.html"
    done = subprocess.run(
        [expect.binary(), "scan", ".", "--no-cache", "--as-of", "2026-11-24",
         "--fail-on", "never", "--format", "html", "--output", out],
        cwd=EXAMPLE, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return out


def opened(page, script="", fragment=""):
    """The document after its script and ours ran, and what was logged."""
    text = page.read_text(encoding="utf-8")
    nonce = re.search(r'<script nonce="(\w+)"', text)[1]
    ours = page.with_name("ours.html")
    ours.write_text(text.replace(
        "</body>", f'<script nonce="{nonce}">{script}</script></body>'),
        encoding="utf-8")
    done = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu",
         f"--user-data-dir={page.parent / 'profile'}",
         "--enable-logging=stderr", "--virtual-time-budget=3000",
         "--dump-dom", ours.as_uri() + fragment],
        capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


FILTER = """
const form = document.getElementById("filters");
form.elements.namedItem("%s").value = "%s";
form.dispatchEvent(new Event("input", {bubbles: true}));
// After the page's own frame, however late that comes.
requestAnimationFrame(() => requestAnimationFrame(() => {
  const left = Array.from(document.querySelectorAll(".finding:not([hidden])"));
  document.title = JSON.stringify({
    shown: document.getElementById("shown").textContent,
    ids: left.map((one) => one.id.slice(2)),
    groups: document.querySelectorAll(".safeguard:not([hidden])").length});
}));
"""


def told(page, script):
    """What the script leaves in the title, as JSON. A browser that is short of
    time may end before the script does."""
    for _ in range(5):
        dom, _ = opened(page, script)
        text = re.search(r"<title>(.*?)</title>", dom, re.S)[1]
        if text[0] in "[{":
            return json.loads(text.replace("&quot;", '"').replace("&amp;", "&"))
    pytest.fail("the script did not run")


@pytest.fixture(scope="module")
def findings(written):
    done = subprocess.run(
        [expect.binary(), "scan", ".", "--no-cache", "--as-of", "2026-11-24",
         "--fail-on", "never", "--format", "json"], cwd=EXAMPLE,
        capture_output=True, text=True)
    return json.loads(done.stdout)["findings"]


@pytest.mark.parametrize("field, value, keep", [
    ("severity", "warning", lambda f: f["severity"] == "warning"),
    ("vendor", "openai", lambda f: f.get("vendor") == "openai"),
    ("phi", "mrn", lambda f: "mrn" in f["phi"]),
    ("text", "phi201 log", lambda f: f["rule"] == "PHI201"),
    ("text", "no such words", lambda f: False)])
def test_filters_show_what_they_say(written, findings, field, value, keep):
    left = told(written, FILTER % (field, value))
    wanted = {f["fingerprint"] for f in findings if keep(f)}
    assert set(left["ids"]) == wanted
    assert left["shown"] == f"{len(wanted)} of {len(findings)} findings shown"
    assert (left["groups"] == 0) == (not wanted)


def test_nothing_is_logged(written):
    dom, logged = opened(written)
    assert 'id="filters" hidden' not in dom
    assert "CONSOLE" not in logged
    _, logged = opened(written, "console.warn('seen')")
    assert "CONSOLE" in logged  # as it would be


def test_a_request_would_be_refused(written):
    refused = told(written, """
const refused = [];
document.addEventListener("securitypolicyviolation",
  (event) => refused.push(event.effectiveDirective));
fetch("http://127.0.0.1:9/a").catch(() => {});
document.body.append(Object.assign(document.createElement("img"),
  {src: "http://127.0.0.1:9/b.png"}));
document.body.append(Object.assign(document.createElement("script"),
  {src: "http://127.0.0.1:9/c.js"}));
document.body.append(Object.assign(document.createElement("p"),
  {innerHTML: "<b style='color:red' onclick='x()'>x</b>"}));
setTimeout(() => { document.title = JSON.stringify(refused); }, 300);
""")
    assert {"connect-src", "img-src", "script-src-elem", "style-src-attr",
            "script-src-attr"} <= set(refused)


def test_a_link_to_a_finding_opens_it(written, findings):
    name = findings[-1]["fingerprint"]
    article = re.compile(rf'<article[^>]*id="f-{name}"[^>]*><details( open)?')
    assert article.search(opened(written)[0])[1] is None
    assert article.search(opened(written, fragment="#f-" + name)[0])[1]
