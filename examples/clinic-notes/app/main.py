"""The web application."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import sentry_sdk
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from app.api import notes, patients
from app.db import Base, engine
from app.logging_setup import configure_logging
from app.settings import settings

logger = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    configure_logging()
    if settings.sentry_dsn:
        sentry_sdk.init(
            dsn=settings.sentry_dsn,
            send_default_pii=False,
            include_local_variables=False,
            max_request_body_size="never",
        )
    Base.metadata.create_all(engine)
    logger.info("started %s", app.title)
    yield
    logger.info("stopped")


app = FastAPI(title="clinic-notes", lifespan=lifespan)
app.include_router(patients.router)
app.include_router(notes.router)


@app.exception_handler(Exception)
async def on_error(request: Request, error: Exception) -> JSONResponse:
    logger.error("%s failed: %s", request.method, type(error).__name__)
    return JSONResponse(status_code=500, content={"detail": "internal error"})


@app.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}
