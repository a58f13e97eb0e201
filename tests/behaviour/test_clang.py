"""C and C++ with a compile_commands.json: read by Clang, function by function,
and by the reader without a build where that is not possible."""

import json
import os
import pathlib
import shutil
import subprocess

import pytest

import expect

ROOT = pathlib.Path(__file__).resolve().parents[2]
HELPER = pathlib.Path(expect.binary()).parent / "philint-clang"
pytestmark = pytest.mark.skipif(
    not HELPER.exists(), reason="philint is built without Clang")


def write(folder, files, flags="-std=c++17"):
    """The files, and a database that compiles every source of them."""
    commands = []
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        if path.suffix in (".c", ".cpp"):
            commands.append({"directory": str(folder), "file": name,
                             "command": f"c++ {flags} -c {name}"})
    (folder / "compile_commands.json").write_text(json.dumps(commands))
    return folder


def counts(philint, folder, *flags, cached=False):
    done = philint("scan", ".", "--stats", folder / "stats.json", "--format",
                   "json", "--fail-on", "never", *flags, cwd=folder,
                   cached=cached)
    assert done.returncode == 0, done.stderr
    stats = json.loads((folder / "stats.json").read_text())
    return stats["counts"], json.loads(done.stdout)


def places(report):
    return sorted((f["rule"], f["region"]["file"], f["region"]["line"])
                  for f in report["findings"] if f.get("region"))


LEAK = """\
#include <iostream>
#include <string>
void leak_bad(const std::string &patientName) { std::cout << patientName; }
void note_bad(const std::string &clinicalNote) { std::cout << clinicalNote; }
int plain_ok(int visits) { return visits + 1; }
"""


@pytest.mark.parametrize("topic", sorted(
    path.name for path in (ROOT / "tests/cxx").iterdir() if path.is_dir()))
def test_both_readers_find_the_same(tmp_path, topic):
    folder = tmp_path / topic
    shutil.copytree(ROOT / "tests/cxx" / topic, folder)
    write(folder, {path.name: path.read_text() for path in folder.iterdir()
                   if path.suffix in (".c", ".cpp")})
    for entry in (commands := json.loads(
            (folder / "compile_commands.json").read_text())):
        if entry["file"].endswith(".c"):
            entry["command"] = f"cc -c {entry['file']}"
    (folder / "compile_commands.json").write_text(json.dumps(commands))
    assert expect.differences(folder) == []


def test_functions_are_counted_by_their_reader(philint, tmp_path):
    write(tmp_path, {"main.cpp": LEAK + """
template <class T> void unused(const T &text) { std::cout << text; }
void broken_bad(const std::string &mrn) { missing::call(mrn); std::cout << mrn; }
""", "log.h": ""})
    found, report = counts(philint, tmp_path)
    assert found["compiled_units"] == 1
    assert found["functions_by_clang"] == 3
    assert found["functions_with_errors"] == 1
    assert found["functions_templates"] == 1
    assert found["compiler_errors"] >= 1
    assert [(rule, line) for rule, _, line in places(report)
            if rule == "PHI202"] == [("PHI202", 3), ("PHI202", 4), ("PHI202", 8)]
    told = [n for n in report["notifications"] if n["id"] == "compiler-errors"]
    assert len(told) == 1 and "main.cpp:8" in told[0]["message"]


def test_the_folder_of_the_commands_can_be_given(philint, tmp_path):
    write(tmp_path, {"src/main.cpp": LEAK})
    (tmp_path / "out").mkdir()
    (tmp_path / "compile_commands.json").rename(
        tmp_path / "out/compile_commands.json")
    none, _ = counts(philint, tmp_path)
    assert "compiled_units" not in none
    found, _ = counts(philint, tmp_path, "--compile-commands", "out")
    assert found["functions_by_clang"] == 3
    done = philint("scan", ".", "--compile-commands", "nowhere", cwd=tmp_path)
    assert done.returncode == 2 and "compile_commands.json" in done.stderr


def test_a_database_that_is_none_is_told(philint, tmp_path):
    write(tmp_path, {"main.cpp": LEAK})
    (tmp_path / "compile_commands.json").write_text("{nonsense")
    found, report = counts(philint, tmp_path)
    assert "compiled_units" not in found
    assert "unreadable-compile-commands" in [
        n["id"] for n in report["notifications"]]
    assert any(rule == "PHI202" for rule, _, _ in places(report))


def test_a_command_writes_loads_and_runs_nothing(philint, tmp_path):
    write(tmp_path, {"main.cpp": LEAK}, flags=(
        "-std=c++17 -o made.o -MD -MF made.d -save-temps -fplugin=./no.so "
        "-Xclang -load -Xclang ./no.so -B. -wrapper ./run.sh"))
    (tmp_path / "run.sh").write_text("#!/bin/sh\ntouch ran\n")
    os.chmod(tmp_path / "run.sh", 0o755)
    before = {path.name for path in tmp_path.iterdir()}
    found, report = counts(philint, tmp_path)
    assert found["functions_by_clang"] == 3 and found["compiler_errors"] == 0
    assert {path.name for path in tmp_path.iterdir()} - before == {"stats.json"}
    assert any(rule == "PHI202" for rule, _, _ in places(report))


def test_a_unit_without_end_is_lost_alone(philint, tmp_path):
    write(tmp_path, {
        "main.cpp": LEAK,
        "deep.cpp": "template <int N> struct T { using type = typename "
                    "T<N + 1>::type; };\nT<0>::type value;\n" + LEAK,
        "steps.cpp": "constexpr int run(int n) { int s = 0; for (long i = 0; "
                     "i < 1000000000000; ++i) s += n; return s; }\n"
                     "constexpr int value = run(2);\n" + LEAK,
    })
    found, report = counts(philint, tmp_path)
    assert found["compiled_units"] == 3 and found["compiled_units_lost"] == 0
    assert len([p for p in places(report) if p[0] == "PHI202"]) == 6


def test_the_cache_knows_command_and_headers(philint, tmp_path):
    write(tmp_path, {"main.cpp": '#include "say.h"\n' + LEAK,
                     "say.h": "#pragma once\n#define SAY 1\n"})
    cache = ("--cache-dir", tmp_path / "cache")
    first, before = counts(philint, tmp_path, *cache, cached=True)
    second, after = counts(philint, tmp_path, *cache, cached=True)
    assert first["cache_hits"] == 0 and second["cache_misses"] == 0
    assert second["functions_by_clang"] == first["functions_by_clang"] == 3
    assert places(before) == places(after)
    (tmp_path / "say.h").write_text("#pragma once\n#define SAY 2\n")
    third, _ = counts(philint, tmp_path, *cache, cached=True)
    assert third["cache_misses"] == 2
    database = tmp_path / "compile_commands.json"
    database.write_text(database.read_text().replace("c++17", "c++20"))
    fourth, _ = counts(philint, tmp_path, *cache, cached=True)
    assert fourth["cache_misses"] == 2


@pytest.mark.skipif(not pathlib.Path("/usr/include/dcmtk").exists(),
                    reason="the headers of DCMTK are not installed")
def test_a_dicom_gateway_with_its_build_and_without(philint, tmp_path):
    folder = tmp_path / "dicom"
    shutil.copytree(ROOT / "tests/cxx_clang/dicom", folder)
    assert expect.differences(folder) == []
    subprocess.run(["cmake", "-S", folder, "-B", folder / "build",
                    "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"], check=True,
                   capture_output=True)
    assert expect.differences(folder, "--exclude", "build") == []
    found, report = counts(philint, folder, "--exclude", "build")
    assert found["compiler_errors"] == 0, report["notifications"]
    assert found["functions_by_clang"] == 7
    assert found["functions_behind_macros"] == 0


def test_macros_of_a_library_hide_no_function(philint, tmp_path):
    shutil.copytree(ROOT / "tests/cxx_clang/library", tmp_path / "library")
    found, _ = counts(philint, tmp_path / "library")
    assert found["functions_by_clang"] == 3
    assert found["functions_behind_macros"] == 0


def test_threads_do_not_show(philint, tmp_path):
    shutil.copytree(ROOT / "tests/cxx_clang/gateway", tmp_path / "gateway")
    folder = tmp_path / "gateway"
    one, first = counts(philint, folder, "--jobs", "1")
    four, second = counts(philint, folder, "--jobs", "4")
    assert first == second
    assert one["functions_by_clang"] == four["functions_by_clang"] > 20


def test_without_sources_of_cxx_no_commands_are_read(philint, tmp_path):
    (tmp_path / "compile_commands.json").write_text("{nonsense")
    (tmp_path / "app.py").write_text("print(1)\n")
    found, report = counts(philint, tmp_path)
    assert "compiled_units" not in found
    assert [n for n in report.get("notifications", [])
            if "compile" in n["id"]] == []
