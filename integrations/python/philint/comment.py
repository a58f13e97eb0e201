"""A SARIF run as the Markdown of a comment: the gravest findings first, the way
of each folded, and never longer than a comment may be."""

import urllib.parse

MARK = "<!-- philint -->"
LIMIT = 60000  # GitHub takes 65,536 characters, GitLab more
LEVELS = {"error": "Errors", "warning": "Warnings", "note": "Notes"}


def escaped(text):
    """Outside of `code` nothing that a program is called may be markup."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a backtick without its other half
        parts = [text.replace("`", "'")]
    for i in range(0, len(parts), 2):
        for c in "\\*_[]|":
            parts[i] = parts[i].replace(c, "\\" + c)
        parts[i] = parts[i].replace("&", "&amp;").replace("<", "&lt;")
        parts[i] = parts[i].replace("@", "@\u200b")  # nobody is called
    return "`".join(parts).replace("\n", " ")


def place(location, link):
    physical = location["physicalLocation"]
    path = physical["artifactLocation"]["uri"]
    line = physical.get("region", {}).get("startLine", 1)
    name = urllib.parse.unquote(path).replace("`", "'")
    url = link(path, line)
    return f"[`{name}:{line}`]({url})" if url else f"`{name}:{line}`"


def way(result, link):
    for flow in result.get("codeFlows", [])[:1]:
        steps = flow["threadFlows"][0]["locations"]
        lines = [f"{i}. {place(step['location'], link)} "
                 f"{escaped(step['location'].get('message', {}).get('text', ''))}"
                 for i, step in enumerate(steps, 1)]
        return (f"<details><summary>{len(steps)} steps</summary>\n\n"
                + "\n".join(lines) + "\n\n</details>\n")
    return ""


def one(result, names, link, folded=True):
    message, _, remedy = result["message"]["text"].partition("\n")
    rule = result["ruleId"]
    title = f"**{rule}** {names.get(rule, '')}".rstrip()
    state = " (a new way)" if result.get("baselineState") == "updated" else ""
    text = (f"- {title} at {place(result['locations'][0], link)}{state}<br>\n"
            f"  {escaped(message)}\n")
    if not folded:
        return text
    if remedy:
        text += f"  <br>**Remedy:** {escaped(remedy)}\n"
    detail = way(result, link)
    return text + ("\n" + detail.replace("\n", "\n  ").join(["  ", "\n"])
                   if detail else "") + "\n"


def told(result):
    return (not result.get("suppressions") and result.get("level") in LEVELS
            and result.get("baselineState") not in ("unchanged", "absent"))


def render(run, link, is_change):
    """(Markdown, number of findings)."""
    results = [result for result in run["results"] if told(result)]
    names = {rule["id"]: rule["name"] for rule in run["tool"]["driver"]["rules"]}
    where = "this change" if is_change else "this repository"
    text = f"{MARK}\n## philint\n\n"
    if not results:
        return text + f"Nothing to report: {where} sends patient data nowhere " \
            "that the policy does not allow.\n", 0
    counts = ", ".join(
        f"{n} {level if n == 1 else level + 's'}" for level in LEVELS
        if (n := sum(r["level"] == level for r in results)))
    text += f"**{counts}** in {where}.\n\n"
    left = 0
    for level, title in LEVELS.items():
        mine = [result for result in results if result["level"] == level]
        head = f"### {title}\n\n" if mine else ""
        for result in mine:
            for folded in (True, False):
                part = head + one(result, names, link, folded)
                if len(text) + len(part) <= LIMIT:
                    text, head = text + part, ""
                    break
            else:
                left += 1
    if left:
        text += (f"\n… and {left} more; the comment is full. "
                 "The report of the job has all.\n")
    return text, len(results)
