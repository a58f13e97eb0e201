"""What a user sends to a program that is about health: bodies that are read by
key, uploads, and documents that are read while a request is served."""

import logging

import fastapi
import openai
import pdf2image
import pypdf

logger = logging.getLogger(__name__)
app = fastapi.FastAPI()
client = openai.OpenAI()

SYSTEM = "You are a physician. Name the diagnosis and answer the patient."


def ask(text):
    return client.chat.completions.create(
        model="gpt-4o",
        messages=[  # expect: PHI101
            {"role": "system", "content": SYSTEM},
            {"role": "user", "content": text},
        ],
    )


@app.post("/chat")
async def chat_bad(request: fastapi.Request):
    body = await request.json()
    logger.info("asked %s", body.get("message"))  # expect: PHI201
    return ask(body["message"])


@app.post("/state")
async def state_ok(request: fastapi.Request):
    body = await request.json()
    logger.info("session %s, page %s", body.get("session_id"), body["page"])


def read_document(path):
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@app.post("/report")
async def report_bad(path: str):
    text = read_document(path)
    logger.info("read %s", text[:200])  # expect: PHI201
    logger.info("read %d letters", len(text))


@app.post("/upload")
async def upload_bad(file: fastapi.UploadFile):
    with open("/tmp/scan.pdf", "wb") as out:
        out.write(await file.read())  # expect: PHI504
        logger.info("kept as %s", out.name)
    logger.info("kept %s", file.filename)


@app.post("/pages")
async def pages_bad(path: str):
    for page in pdf2image.convert_from_path(path):
        logger.info(page.tobytes())  # expect: PHI201


@app.post("/number-of-pages")
async def number_of_pages_ok(path: str):
    logger.info(len(pdf2image.convert_from_path(path)))
