"""What is put into a variable of the module is told where it is put there."""
import contextvars

NOTES = {}
COUNTS = {}
FOUND = []
CURRENT = contextvars.ContextVar("current")


def put_bad(room, clinical_note):
    NOTES[room] = {}
    NOTES[room]["note"] = clinical_note  # expect: PHI507


def counted_ok(room):
    NOTES[room]["count"] = 0
    NOTES[room]["empty"] = {}
    NOTES[room]["length"] = len(NOTES[room])


def appended_bad(room, clinical_note):
    NOTES[room].setdefault("all", [])
    NOTES[room]["all"].append(clinical_note)  # expect: PHI507


def read_ok():
    for note in FOUND:
        first = note.get("room")
        COUNTS[first] = 1


def gathered_bad(clinical_note):
    FOUND.append({"note": clinical_note})  # expect: PHI507


def of_the_request_ok(clinical_note):
    CURRENT.set(clinical_note)
