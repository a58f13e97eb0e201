import logging

logger = logging.getLogger(__name__)


import asyncio


async def fetch(mrn):
    return {"label": mrn}


async def awaited_bad(mrn):
    row = await fetch(mrn)
    logger.info(row["label"])  # expect: PHI201


async def gathered_bad(mrn):
    rows = await asyncio.gather(fetch(mrn), fetch(mrn))
    logger.info(rows)  # expect: PHI201


async def stream(mrn):
    yield mrn


async def iterated_bad(mrn):
    async for label in stream(mrn):
        logger.info(label)  # expect: PHI201


def numbers(mrn):
    yield mrn


def generator_bad(mrn):
    for label in numbers(mrn):
        logger.info(label)  # expect: PHI201


def delegated(mrn):
    yield from numbers(mrn)


def delegated_bad(mrn):
    logger.info(list(delegated(mrn)))  # expect: PHI201


async def task_bad(mrn):
    task = asyncio.create_task(fetch(mrn))
    logger.info(await task)  # expect: PHI201
