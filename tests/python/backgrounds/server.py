"""What a request starts in the background is done for the request."""
import fitz
from anthropic import Anthropic
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()
client = Anthropic()


def read_bad(path):
    text = "\n".join(page.get_text("text") for page in fitz.open(path))
    client.messages.create(model="m", max_tokens=1, messages=[{"role": "user", "content": text}])  # expect: PHI101, PHI601


@app.post("/patients/extract")  # expect: PHI701
async def extract(path: str, tasks: BackgroundTasks):
    tasks.add_task(read_bad, path)


def script(path):
    text = "\n".join(page.get_text("text") for page in fitz.open(path))
    client.messages.create(model="m", max_tokens=1, messages=[{"role": "user", "content": text}])
