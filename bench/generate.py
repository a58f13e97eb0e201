"""Writes a Python application of a given size: packages of a clinic's back
office with models, stores, services and handlers that call each other across
files. The same arguments give the same bytes.

usage: generate.py TARGET LINES
"""

import pathlib
import random
import sys

WORDS = ["visit", "ward", "bed", "order", "lab", "chart", "claim", "referral",
         "shift", "device", "invoice", "letter", "dose", "scan", "intake"]
FIELDS = ["label", "status", "count", "created", "owner", "mrn", "date_of_birth",
          "clinical_note", "amount", "room", "priority", "comment"]


def model(rng, name):
    fields = rng.sample(FIELDS, 6)
    lines = ["from dataclasses import dataclass, field", "from typing import Any, Optional", "",
             "", "@dataclass", f"class {name.title()}:", f'    """One {name}."""', ""]
    lines += [f"    {f}: Optional[str] = None" for f in fields]
    lines += ["    extra: dict = field(default_factory=dict)", "",
              "    def as_row(self) -> dict[str, Any]:", "        return {"]
    lines += [f'            "{f}": self.{f},' for f in fields]
    lines += ["        }", "", "    @property", "    def title(self) -> str:",
              f'        return f"{{self.{fields[0]}}} ({{self.{fields[1]}}})"', ""]
    return lines, fields


def store(name, fields):
    keys = ", ".join(fields)
    return ["import json", "import logging", "", f"from .model import {name.title()}", "",
            "logger = logging.getLogger(__name__)", "", "", "class Store:",
            "    def __init__(self, connection):", "        self.connection = connection",
            "        self._cache = {}", "", "    def load(self, key):",
            "        if key in self._cache:", "            return self._cache[key]",
            "        cursor = self.connection.cursor()",
            f'        cursor.execute("SELECT {keys} FROM {name} WHERE id = ?", (key,))',
            "        row = cursor.fetchone()", "        if row is None:",
            '            logger.warning("no such row: %s", key)', "            return None",
            f"        found = {name.title()}(*row)", "        self._cache[key] = found",
            "        return found", "", "    def save(self, key, item):",
            "        try:", "            text = json.dumps(item.as_row())",
            "        except (TypeError, ValueError) as error:",
            '            logger.error("cannot save: %s", type(error).__name__)',
            "            raise", "        with self.connection as transaction:",
            f'            transaction.execute("UPDATE {name} SET body = ? WHERE id = ?", (text, key))',
            "        self._cache.pop(key, None)", "        return len(text)", ""]


def service(rng, name, fields, others):
    lines = ["import logging", "", f"from .model import {name.title()}", "from .store import Store"]
    for other in others:
        lines.append(f"from {other} import service as {other.replace('.', '_')}_service")
    lines += ["", "logger = logging.getLogger(__name__)", "", "", "class Service:",
              "    def __init__(self, store: Store, limit: int = 10):",
              "        self.store = store", "        self.limit = limit", "        self.lines = []", ""]
    for index in range(8):
        a, b = rng.sample(fields, 2)
        lines += [f"    def step_{index}(self, key, *, quiet=False, **options):",
                  f"        item = self.store.load(key) or {name.title()}()",
                  f'        values = {{"{a}": item.{a}, "{b}": item.{b}, "step": {index}}}',
                  "        for option, value in sorted(options.items()):",
                  "            if value is not None and option not in values:",
                  "                values[option] = value",
                  f'        self.lines.append(", ".join(f"{{k}}={{v}}" for k, v in values.items()))',
                  "        if not quiet:",
                  f'            logger.info("step {index} of %s", key)',
                  f'        item.extra.update({{"step": {index}, "{a}": values["{a}"]}})',
                  "        self.store.save(key, item)"]
        if others and index % 2:
            other = rng.choice(others).replace(".", "_") + "_service"
            lines += [f"        return {other}.run(self.store.connection, key, values)", ""]
        else:
            lines += [f"        return values if len(values) < self.limit else {{}}", ""]
    lines += ["", "def run(connection, key, values=None):", "    service = Service(Store(connection))",
              "    result = {}", f"    for number in range({rng.randint(2, 6)}):",
              "        result.update(service.step_0(key, quiet=number > 0, **(values or {})))",
              "    return result", ""]
    return lines


def handlers(name, modules):
    lines = ["from fastapi import FastAPI", ""]
    lines += [f"from {module} import service as service_{i}" for i, module in enumerate(modules)]
    lines += ["", "app = FastAPI()", ""]
    for i, module in enumerate(modules):
        lines += ["", f'@app.get("/{name}/{i}/{{key}}")', f"async def read_{i}(key: str, verbose: bool = False):",
                  f"    result = service_{i}.run(app.state.connection, key)", "    if verbose:",
                  '        return {"result": result, "size": len(result)}', "    return result", ""]
    return lines


def generate(target, wanted):
    target = pathlib.Path(target)
    rng = random.Random(7)
    written, modules, number = 0, [], 0

    def write(path, lines):
        nonlocal written
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n")
        written += len(lines) + 1

    while written < wanted:
        group = []
        for _ in range(6):
            name = WORDS[number % len(WORDS)]
            package = f"area{number // 30}.{name}{number}"
            folder = target / package.replace(".", "/")
            lines, fields = model(rng, name)
            write(folder / "__init__.py", [])
            write(folder.parent / "__init__.py", [])
            write(folder / "model.py", lines)
            write(folder / "store.py", store(name, fields))
            others = [m for m in modules[-12:] if rng.random() < 0.25]
            write(folder / "service.py", service(rng, name, fields, others))
            modules.append(package)
            group.append(package)
            number += 1
            if written >= wanted:
                break
        write(target / f"handlers{number}.py", handlers(f"h{number}", group))
    return written


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(generate(sys.argv[1], int(sys.argv[2])), "lines")
