"""The review of a pull or merge request, in the job that checks it:

    python -m philint.review [PATH…] [-- FLAGS OF SCAN…]

Scans what the request changes, or everything where there is none; writes SARIF
(GitHub) or Code Quality (GitLab), the job's summary and one comment that is
updated by each run; and ends with philint's own exit status. What it needs to
know is in the environment that the platform sets.
"""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request

from philint import find_philint
from philint.comment import MARK, render

SARIF, QUALITY = "philint.sarif", "gl-code-quality-report.json"


class Platform:
    """What differs between GitHub and GitLab."""

    def __init__(self, environment):
        self.env = environment
        self.event = {}

    def base(self):
        """The revision that the request goes to; "" where there is none."""
        return ""

    def reports(self):
        return [f"sarif={SARIF}"]

    def link(self, path, line):
        """Where a line is shown, or ""."""
        return ""

    def summary(self, text):
        """Where the platform shows a job's own words."""

    def comments(self):
        """(id, text) of the request's comments; None where there is no way."""
        return None

    def write(self, known, text):
        """Changes the comment with this id, or adds one (None)."""

    def request(self, method, url, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url, data, self.headers(), method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b"null")

    def headers(self):
        return {"Content-Type": "application/json"}

    def pages(self, url):
        """All items of a list that comes in pages of 100."""
        page = 1
        while True:
            items = self.request("GET", f"{url}?per_page=100&page={page}")
            yield from items
            if len(items) < 100:
                return
            page += 1


class GitHub(Platform):
    def __init__(self, environment):
        super().__init__(environment)
        path = environment.get("GITHUB_EVENT_PATH")
        if path and os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                self.event = json.load(file)

    def base(self):
        group = self.event.get("merge_group") or {}
        pull = self.event.get("pull_request") or {}
        return (pull.get("base") or {}).get("sha") or group.get("base_sha") or ""

    def commit(self):
        pull = self.event.get("pull_request") or {}
        return (pull.get("head") or {}).get("sha") or self.env.get("GITHUB_SHA", "")

    def link(self, path, line):
        server = self.env.get("GITHUB_SERVER_URL", "https://github.com")
        repository = self.env.get("GITHUB_REPOSITORY", "")
        return (f"{server}/{repository}/blob/{self.commit()}/{path}#L{line}"
                if repository and self.commit() else "")

    def summary(self, text):
        path = self.env.get("GITHUB_STEP_SUMMARY")
        if path:
            with open(path, "a", encoding="utf-8") as file:
                file.write(text)

    def output(self, name, value):
        path = self.env.get("GITHUB_OUTPUT")
        if path:
            with open(path, "a", encoding="utf-8") as file:
                file.write(f"{name}={value}\n")

    def headers(self):
        return {**super().headers(), "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.env['GITHUB_TOKEN']}"}

    def api(self, rest):
        return (f"{self.env.get('GITHUB_API_URL', 'https://api.github.com')}"
                f"/repos/{self.env['GITHUB_REPOSITORY']}/{rest}")

    def comments(self):
        number = (self.event.get("pull_request") or {}).get("number")
        if not number or not self.env.get("GITHUB_TOKEN"):
            return None
        return [(one["id"], one.get("body") or "")
                for one in self.pages(self.api(f"issues/{number}/comments"))]

    def write(self, known, text):
        number = self.event["pull_request"]["number"]
        if known is None:
            self.request("POST", self.api(f"issues/{number}/comments"),
                         {"body": text})
        else:
            self.request("PATCH", self.api(f"issues/comments/{known}"),
                         {"body": text})


class GitLab(Platform):
    def base(self):
        return self.env.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", "")

    def reports(self):
        return [*super().reports(), f"gitlab={QUALITY}"]

    def link(self, path, line):
        url = self.env.get("CI_PROJECT_URL", "")
        commit = self.env.get("CI_COMMIT_SHA", "")
        return f"{url}/-/blob/{commit}/{path}#L{line}" if url and commit else ""

    def headers(self):
        return {**super().headers(), "PRIVATE-TOKEN": self.env["PHILINT_TOKEN"]}

    def api(self):
        return (f"{self.env['CI_API_V4_URL']}/projects/{self.env['CI_PROJECT_ID']}"
                f"/merge_requests/{self.env['CI_MERGE_REQUEST_IID']}/notes")

    def comments(self):
        if not self.env.get("CI_MERGE_REQUEST_IID") \
                or not self.env.get("PHILINT_TOKEN"):
            return None
        return [(one["id"], one.get("body") or "")
                for one in self.pages(self.api())]

    def write(self, known, text):
        if known is None:
            self.request("POST", self.api(), {"body": text})
        else:
            self.request("PUT", f"{self.api()}/{known}", {"body": text})


def platform_of(environment):
    if environment.get("GITHUB_ACTIONS") == "true":
        return GitHub(environment)
    if environment.get("GITLAB_CI") == "true":
        return GitLab(environment)
    return Platform(environment)


def git(*words):
    return subprocess.run(["git", *words], capture_output=True, text=True)


def reach(base):
    """A job's clone is often shallow: fetches what the comparison needs."""
    if git("merge-base", base, "HEAD").returncode == 0:
        return
    shallow = git("rev-parse", "--is-shallow-repository").stdout.strip() == "true"
    git("fetch", "--no-tags", "--quiet", *(["--unshallow"] if shallow else []),
        "origin")
    if git("cat-file", "-e", base + "^{commit}").returncode != 0:
        git("fetch", "--no-tags", "--quiet", "origin", base)


def tell(platform, text, found):
    """One comment: added when there is something, then kept up to date."""
    try:
        comments = platform.comments()
        if comments is None:
            return
        known = next((name for name, body in comments if MARK in body), None)
        if known is not None or found:
            platform.write(known, text)
    except (OSError, ValueError, KeyError, urllib.error.URLError) as error:
        print(f"philint: the comment could not be written: {error}",
              file=sys.stderr)


def main(words, environment):
    split = words.index("--") if "--" in words else len(words)
    paths, flags = words[:split], words[split + 1:]
    platform = platform_of(environment)
    base = platform.base()
    command = [find_philint(), "scan", *paths, *flags]
    if base:
        reach(base)
        command += ["--diff", base]
    for report in platform.reports():
        command += ["--report", report]
    status = subprocess.run(command).returncode
    if status > 1 or not os.path.exists(SARIF):
        return status
    with open(SARIF, encoding="utf-8") as file:
        (run,) = json.load(file)["runs"]
    text, found = render(run, platform.link, bool(base))
    platform.summary(text)
    tell(platform, text, found)
    if isinstance(platform, GitHub):
        platform.output("sarif", SARIF)
        platform.output("findings", found)
        platform.output("status", status)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
