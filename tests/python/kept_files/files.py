import csv
import io
import zipfile
from pathlib import Path

BESIDE = Path(__file__).resolve().parents[1] / "a.txt"
ROOT = Path(__file__).resolve().parents[2]
LOG = ROOT / "logs" / "e.txt"


def paths_bad(patient_name):
    BESIDE.write_text(patient_name)  # expect: PHI504
    LOG.write_text(patient_name)  # expect: PHI504
    for path in Path("x").glob("*.txt"):
        path.write_text(patient_name)  # expect: PHI504


def archive_bad(patient_name, path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", patient_name)  # expect: PHI504


def table_ok(patient_name):
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([patient_name])
    return buffer.getvalue()


def table_bad(patient_name, path):
    with open(path, "w") as stream:
        csv.writer(stream).writerow([patient_name])  # expect: PHI504
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([patient_name])
    print(buffer.getvalue())  # expect: PHI202
