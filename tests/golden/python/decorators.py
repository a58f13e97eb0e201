@app.post("/notes")
@audited
def create(note):
    return note


@dataclass
class Point:
    x: int
