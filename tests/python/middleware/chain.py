"""What stands before every route: told by what it says of itself."""
import logging

from fastapi import FastAPI, Request

log = logging.getLogger(__name__)
app = FastAPI()


@app.middleware("http")
async def patient_bodies_bad(request: Request, call_next):
    log.info("body %s", await request.body())  # expect: PHI201
    return await call_next(request)


@app.middleware("http")
async def status_ok(request: Request, call_next):
    response = await call_next(request)
    log.info("%s %s", request.method, response.status_code)
    return response


@app.post("/patients/{patient_id}/notes")
async def create_patient_note(patient_id: str, request: Request):
    log.info("note %s", await request.json())  # expect: PHI201
    return {"stored": True}
