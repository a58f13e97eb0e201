"""Each route gets what a request to it holds, whatever its prefix."""
import logging

from fastapi import APIRouter, FastAPI

log = logging.getLogger(__name__)
app = FastAPI()
router = APIRouter(prefix="/api")


@router.post("/wards/{ward}/rows")
async def create_bad(ward: int, row: dict):
    log.info("got %s", row["text"])  # expect: PHI201
    log.info("from %s", row["ward"])
    return {"stored": True}


@router.get("/wards/{ward}/rows")
async def other_method_ok(ward: int, row: dict):
    log.info("got %s", row)


@router.post("/wards/{ward}/names")
async def other_path_ok(ward: int, row: dict):
    log.info("got %s", row)


@router.get("/latest")
async def latest(patient_name: str, mrn: str):
    return {"text": f"{patient_name} {mrn}"}


@router.get("/count")
async def count(patient_name: str):
    return {"number": len(patient_name)}


app.include_router(router)
