"""The security review: one page that is whole, honest and quiet, and the same
content in Markdown and JSON."""

import json
import re

import expect
import html5lib
import pytest
import yaml

EXAMPLE = expect.ROOT / "examples" / "clinic-notes"
NAMES = {"h": "http://www.w3.org/1999/xhtml", "s": "http://www.w3.org/2000/svg"}

POLICY = """\
version: 1
project: ward & <b>round</b>
owner: {name: Dana Whitfield, email: dana@clinic.example}
risk_assessment: {date: 2026-05-14, document: GRC-118}
attestations:
  - {what: access-review, date: 2026-09-01, document: SEC-31}
vendors:
  - id: openai
    baa: {status: signed, effective: 2025-03-01, expires: 2026-03-01, covers: [chat.completions], evidence: CLM-2231, terms: [breach-notice]}
    training: prohibited
  - id: anthropic
    baa: {status: signed, effective: 2025-03-01, evidence: CLM-9}
functions:
  - {match: "app.letters.*", owner: {name: Lee Osei, email: lee@clinic.example}}
waivers:
  - {rule: PHI202, path: tools.py, reason: "prints <made up> visits", approved_by: Dana Whitfield, until: 2027-01-31}
"""

LETTERS = '''\
import logging
from openai import OpenAI

log = logging.getLogger(__name__)
client = OpenAI()


def ask(patient_name, ssn):
    # call Jane's daughter at 555-010-7788 <script>alert(1)</script>
    patient_name = patient_name or "Jane Q. Roe"
    log.info("%s %s", patient_name, ssn or "078-05-1120")
    return client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": patient_name}])
'''


@pytest.fixture
def ward(tmp_path):
    (tmp_path / "philint.yaml").write_text(POLICY)
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "letters.py").write_text(LETTERS)
    (tmp_path / "tools.py").write_text(
        "def show(mrn):\n    print(mrn)\n")
    (tmp_path / "broken.py").write_text("def (:\n")
    return tmp_path


@pytest.fixture
def write(philint, tmp_path_factory):
    """write(folder, format, *flags): the report's text."""

    def run(folder, form, *flags):
        out = tmp_path_factory.mktemp("report") / f"report.{form}"
        done = philint("scan", ".", "--format", form, "--output", out,
                       "--as-of", "2026-11-24", "--fail-on", "never", *flags,
                       cwd=folder)
        assert done.returncode == 0, done.stderr
        return out.read_text(encoding="utf-8")

    return run


def parsed(text):
    """Strict: a tag that is not closed or an attribute twice is an error."""
    return html5lib.HTMLParser(
        strict=True, tree=html5lib.getTreeBuilder("etree")).parse(text)


def found(page, path):
    return page.findall(path, NAMES)


def text_of(node):
    return re.sub(r"\s+", " ", "".join(node.itertext())).strip()


def part(page, name):
    (node,) = found(page, f".//h:section[@id='{name}']")
    return node


def rows_of(section):
    """Texts of the rows of the section's tables, a space between cells."""
    return [" ".join(filter(None, (" ".join(text_of(line) for line in (
                found(cell, "h:p") or [cell])) for cell in row)))
            for row in found(section, ".//h:tbody/h:tr")]


# The page as a page


def test_the_page_is_well_formed_and_whole(ward, write):
    page = parsed(write(ward, "html"))
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    sections = [node.get("id") for node in found(page, ".//h:main/h:section")]
    assert sections == ["summary", "coverage", "data-flow", "vendors", "risks",
                        "findings", "waivers", "inventory", "sign-off"]
    for link in found(page, ".//h:a"):
        assert link.get("href").startswith("#")
        assert link.get("href")[1:] in ids
    for node in page.iter():
        for attribute in ("aria-labelledby",):
            for name in (node.get(attribute) or "").split():
                assert name in ids


def test_the_page_asks_nothing_of_any_server(ward, write):
    text = write(ward, "html")
    page = parsed(text)
    assert not re.search(r"""(src|srcset|action|data)\s*=\s*["']""",
                         re.sub(r"data-\w+=", "", text.split("<script")[0]))
    assert not re.search(r"url\(|@import|https?://|fetch\(|XMLHttp|import\(",
                         text.replace("http://www.w3.org/2000/svg", ""))
    for tag in ("link", "img", "iframe", "object", "embed", "base"):
        assert not found(page, f".//h:{tag}")
    (meta,) = [m for m in found(page, ".//h:meta")
               if m.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1)
                 for rule in meta.get("content").split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in meta.get("content")
    nonce = re.fullmatch(r"'nonce-([0-9a-f]{32})'", rules["script-src"])[1]
    for node in found(page, ".//h:script") + found(page, ".//h:style"):
        assert node.get("nonce") == nonce
    # The policy would drop these.
    assert not [n for n in page.iter() if n.get("style")]
    assert not [a for n in page.iter() for a in n.attrib if a.startswith("on")]


def test_what_the_program_says_is_text(ward, write):
    text = write(ward, "html")
    page = parsed(text)
    assert len(found(page, ".//h:script")) == 1
    assert found(page, ".//h:b") == []
    assert text_of(found(page, ".//h:h1")[0]) == "ward & <b>round</b>"
    assert "prints <made up> visits" in text_of(part(page, "waivers"))
    assert "<script>alert(1)</script>" in text_of(part(page, "findings"))


def test_it_reads_well_without_a_mouse(ward, write):
    page = parsed(write(ward, "html"))
    assert found(page, ".")[0].get("lang") == "en"
    assert found(page, ".//h:a[@class='skip']")[0].get("href") == "#findings"
    assert [text_of(h) for h in found(page, ".//h:h1")]
    for field in found(page, ".//h:form//h:select") + found(
            page, ".//h:form//h:input"):
        assert field in [f for label in found(page, ".//h:label")
                         for f in label]
    for table in found(page, ".//h:table"):
        assert all(head.get("scope") for head in found(table, ".//h:th"))
    style = found(page, ".//h:style")[0].text
    for rule in ("prefers-color-scheme: dark", "@media print",
                 "max-width: 40rem", ":focus-visible", "prefers-reduced-motion"):
        assert rule in style


def test_the_page_is_the_same_twice(ward, write):
    first = write(ward, "html", "--jobs", "1")
    assert first == write(ward, "html", "--jobs", "3")


# Its content


def test_every_finding_is_there_under_its_safeguard(write, tmp_path):
    report = json.loads(write(EXAMPLE, "json"))
    page = parsed(write(EXAMPLE, "html"))
    articles = {a.get("id"): a for a in found(page, ".//h:article")}
    assert len(articles) == len(report["findings"]) > 20
    for finding in report["findings"]:
        article = articles["f-" + finding["fingerprint"]]
        said = text_of(article)
        assert finding["rule"] in said
        assert finding["message"].replace("`", "") in said
        assert article.get("data-severity") == finding["severity"]
        if finding["flows"]:
            steps = found(article, ".//h:ol[@class='steps']/h:li")
            assert len(steps) == len(finding["flows"][0]["steps"])
            assert found(steps[-1], ".//h:details/h:pre//h:mark")
    groups = {text_of(found(g, "h:h3")[0]): g
              for g in found(page, ".//h:div[@class='safeguard']")}
    assert sum(len(found(g, ".//h:article")) for g in groups.values()) == len(
        articles)
    (partners,) = [g for title, g in groups.items()
                   if title.startswith("Business associates")]
    assert "164.502(e)" in text_of(partners)
    assert any("PHI101" in text_of(a) for a in found(partners, ".//h:article"))


def test_values_of_patients_are_never_shown(ward, write):
    for form in ("html", "markdown", "json"):
        text = write(ward, form)
        for value in ("Jane", "Roe", "078-05-1120", "1120",
                      "555-010-7788", "7788"):
            assert value not in text, (form, value)
    page = parsed(write(ward, "html"))
    code = "\n".join(text_of(pre) for pre in found(page, ".//h:pre"))
    assert 'patient_name or "' in code and "•" in code


def test_the_vendor_register_says_who_signed_what(ward, write):
    page = parsed(write(ward, "html"))
    rows = rows_of(part(page, "vendors"))
    (openai,) = [row for row in rows if "openai" in row]
    for word in ("not covered: the BAA has expired", "BAA signed", "2025-03-01",
                 "2026-03-01", "CLM-2231", "chat.completions", "breach-notice",
                 "training prohibited", "philint.yaml:8"):
        assert word in openai, word
    (unused,) = [row for row in rows if "anthropic" in row]
    assert "receives nothing" in unused and "CLM-9" in unused


def test_the_picture_tells_the_same(ward, write):
    page = parsed(write(ward, "html"))
    section = part(page, "data-flow")
    (picture,) = found(section, ".//s:svg")
    assert picture.get("role") == "img"
    texts = [text_of(t) for t in found(picture, ".//s:text")]
    assert {"patient name", "chat.completions", "OpenAI API",
            "not covered"} <= set(texts)
    lines = [path.get("class") for path in found(picture, ".//s:path")]
    assert lines and set(lines) == {"open"}
    (signed := ward / "philint.yaml").write_text(
        POLICY.replace("expires: 2026-03-01", "expires: 2028-03-01"))
    section = part(parsed(write(ward, "html")), "data-flow")
    assert {p.get("class") for p in found(section, ".//s:path")} == {"covered"}
    assert "covered by a BAA" in [
        text_of(t) for t in found(section, ".//s:svg//s:text")]


def test_the_risk_register_has_owners_and_a_way_out(ward, write):
    report = json.loads(write(ward, "json"))
    risks = report["review"]["risks"]
    order = ["error", "warning", "note"]
    ranks = [(order.index(r["severity"]), -r["score"]) for r in risks]
    assert ranks == sorted(ranks)
    open_ones = {f["fingerprint"] for f in report["findings"]
                 if not f["suppressed"]}
    assert {f for r in risks for f in r["findings"]} == open_ones
    assert all(r["to_close"] for r in risks)
    assert ["Lee Osei"] in [r["owners"] for r in risks if r["rule"] == "PHI201"]
    rows = rows_of(part(parsed(write(ward, "html")), "risks"))
    assert len(rows) == len(risks)
    assert risks[0]["rule"] in rows[0] and "Lee Osei" in rows[0]


def test_what_was_not_read_is_told(ward, write):
    section = part(parsed(write(ward, "html")), "coverage")
    assert "Syntax errors 1" in rows_of(section)
    assert "broken.py" in text_of(section)
    assert "not complete" in text_of(part(parsed(write(ward, "html")),
                                          "summary"))
    (ward / "broken.py").unlink()
    page = parsed(write(ward, "html"))
    assert "Nothing was left out" in text_of(part(page, "coverage"))
    assert json.loads(write(ward, "json"))["review"]["complete"] is True


def test_waivers_show_reason_and_end(ward, write):
    section = part(parsed(write(ward, "html")), "waivers")
    assert rows_of(section) == [
        "PHI202 tools.py prints <made up> visits Dana Whitfield 2027-01-31 "
        "philint.yaml:16",
        "PHI202 tools.py:2:11 prints <made up> visits (approved by Dana "
        "Whitfield) a waiver 2027-01-31"]
    (ward / "tools.py").write_text(
        "def show(mrn):\n"
        "    print(mrn)  # philint: allow PHI202 until 2027-02-01 because demo\n")
    (ward / "philint.yaml").write_text(POLICY.split("waivers:")[0])
    (row,) = rows_of(part(parsed(write(ward, "html")), "waivers"))
    assert row == "PHI202 tools.py:2:11 demo a comment in the code 2027-02-01"


def test_attestations_and_sign_off(ward, write):
    page = parsed(write(ward, "html"))
    assert rows_of(part(page, "summary")) == [
        "risk-assessment 2026-05-14 GRC-118", "access-review 2026-09-01 SEC-31"]
    sign = text_of(part(page, "sign-off"))
    for word in ("Dana Whitfield, dana@clinic.example", "Security officer",
                 "Privacy officer", "Signature"):
        assert word in sign


# Since an earlier report


def test_what_changed_since_an_earlier_report(ward, write, philint, tmp_path):
    earlier = tmp_path.parent / "earlier.json"
    earlier.write_text(write(ward, "json"))
    (ward / "app" / "letters.py").write_text(LETTERS.replace(
        "    log.info", "    print(patient_name)\n    # log.info"))
    (ward / "philint.yaml").write_text(
        POLICY.replace("id: anthropic\n    baa: {status: signed, effective: "
                       "2025-03-01, evidence: CLM-9}",
                       "id: groq\n    baa: {status: pending}"))
    flags = ["--since", earlier]
    change = json.loads(write(ward, "json", *flags))["review"]["change"]
    assert [f["rule"] for f in change["fixed"]] == ["PHI201"]
    assert len(change["new"]) == 1 and len(change["unchanged"]) >= 2
    assert "groq is new; BAA: pending" in change["vendors"]
    assert "anthropic is gone; its BAA was: signed" in change["vendors"]
    page = parsed(write(ward, "html", *flags))
    text = text_of(part(page, "change"))
    assert "new PHI202" in text and "PHI201" in text.split("Fixed")[1]
    fresh = [a for a in found(page, ".//h:article")
             if a.get("data-change") == "new"]
    assert len(fresh) == 1 and "PHI202" in text_of(fresh[0])
    assert "## Since 2026-11-24" in write(ward, "markdown", *flags)


def test_a_new_receiver_is_told(ward, write, tmp_path):
    earlier = tmp_path.parent / "earlier.json"
    earlier.write_text(write(ward, "json"))
    (ward / "app" / "more.py").write_text(
        "import anthropic\n\nclient = anthropic.Anthropic()\n\n\n"
        "def ask(patient_name):\n    return client.messages.create(\n"
        "        model='m', messages=[{'role': 'user', 'content': patient_name}])\n")
    change = json.loads(
        write(ward, "json", "--since", earlier))["review"]["change"]
    assert change["egress"] == [
        "Anthropic API (messages) receives patient data: name"]


@pytest.mark.parametrize("text", [
    "", "[]", "{}", '{"tool": "philint", "findings": [1]}',
    '{"tool": "philint", "findings": [], "inventory": 3}'])
def test_an_earlier_report_that_is_none_is_refused(ward, philint, text):
    (ward / "old.json").write_text(text)
    done = philint("scan", ".", "--since", "old.json", cwd=ward)
    assert done.returncode == 2
    assert "old.json" in done.stderr


def test_every_rule_belongs_to_a_safeguard(ward, write, philint):
    groups = json.loads(write(ward, "json"))["review"]["safeguards"]
    assert "Other" not in [group["title"] for group in groups]
    listed = {line.split()[0] for line in philint(
        "rules", cwd=ward).stdout.splitlines() if " off " not in line}
    assert {rule for group in groups for rule in group["rules"]} == listed
    safeguards = yaml.safe_load(
        (expect.ROOT / "policies/safeguards.yaml").read_text())["safeguards"]
    for group in groups:
        (said,) = [s for s in safeguards if s["title"] == group["title"]]
        assert all(any(cfr.startswith(one) for one in said["cfr"])
                   for cfr in group["cfr"])


# Markdown, and size


def test_markdown_and_json_have_the_same_parts(ward, write):
    text = write(ward, "markdown")
    for head in ("## Risk register", "## Vendor register of", "## Waivers",
                 "## What leaves", "## Suppressed", "## Business associates",
                 "## Not analysed, or only in part", "## Sign-off"):
        assert head in text, head
    assert "| openai |" not in text.split("## Vendor register")[1].split("\n")[0]
    assert "Lee Osei" in text and "CLM-2231" in text and "<b>" not in text
    review = json.loads(write(ward, "json"))["review"]
    assert review["projects"][0]["owner"] == "Dana Whitfield"
    vendors = {v["id"]: v for v in review["projects"][0]["vendors"]}
    assert vendors["openai"]["expires"] == "2026-03-01"
    assert vendors["openai"]["terms"] == ["breach-notice"]
    assert "Business associates" in [s["title"] for s in review["safeguards"]]


def test_two_thousand_findings_make_a_page_of_bearable_size(
        tmp_path, write):
    lines = ["import logging", "log = logging.getLogger()", ""]
    for i in range(2000):
        lines.append(f"def show_{i}(patient_name, mrn):\n"
                     f"    log.info('%s', patient_name, mrn)\n\n")
    (tmp_path / "many.py").write_text("\n".join(lines))
    text = write(tmp_path, "html")
    assert text.count("<article") == 2000
    assert len(text) < 12_000_000
    # Folded, so that a browser lays out what is asked for alone.
    assert "<article" in text and not re.search(
        r"<article[^>]*><details open", text)
