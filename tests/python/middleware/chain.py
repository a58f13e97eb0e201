"""What stands before every route has the bodies of all of them."""
import logging

from fastapi import FastAPI, Request
from starlette.middleware.base import BaseHTTPMiddleware

log = logging.getLogger(__name__)
app = FastAPI()


@app.middleware("http")
async def bodies_bad(request: Request, call_next):
    log.info("body %s", await request.body())  # expect: PHI201
    return await call_next(request)


@app.middleware("http")
async def status_ok(request: Request, call_next):
    response = await call_next(request)
    log.info("%s %s", request.method, response.status_code)
    return response


class Bodies(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        body = await request.body()
        log.info("bytes %d", len(body))
        log.debug("body %s", body)  # expect: PHI201
        return await call_next(request)


app.add_middleware(Bodies)


@app.get("/version")
async def other_route_ok(request: Request):
    log.info("version %s", await request.body())


@app.post("/patients/{patient_id}/notes")  # expect: PHI701
async def create_patient_note(patient_id: str, request: Request):
    log.info("note %s", await request.json())  # expect: PHI201
    return {"stored": True}
