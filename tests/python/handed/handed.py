"""Callables of libraries that a call is given to run."""
import asyncio
import functools
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import openai
from fastapi import BackgroundTasks

client = openai.OpenAI()
log = logging.getLogger(__name__)


async def thread_bad(clinical_note):
    await asyncio.to_thread(
        client.responses.create,
        model="m",
        input=clinical_note,  # expect: PHI101, PHI311, PHI601
    )


def executor_bad(clinical_note):
    with ThreadPoolExecutor() as pool:
        pool.submit(log.info, "seen %s", clinical_note)  # expect: PHI201
        pool.map(print, [clinical_note])  # expect: PHI202


async def loop_bad(clinical_note):
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, log.info, clinical_note)  # expect: PHI201


def started_bad(clinical_note):
    threading.Thread(target=log.info, args=("%s", clinical_note)).start()  # expect: PHI201
    threading.Thread(
        target=client.responses.create,
        kwargs={"model": "m", "input": clinical_note},  # expect: PHI101, PHI311, PHI601
    ).start()


def partial_bad(clinical_note):
    ask = functools.partial(client.responses.create, model="m")
    ask(input=clinical_note)  # expect: PHI101, PHI311, PHI601


def background_bad(clinical_note, tasks: BackgroundTasks):
    tasks.add_task(log.info, "seen %s", clinical_note)  # expect: PHI201


async def answer_bad(clinical_note):
    answer = await asyncio.to_thread(client.responses.create, model="m", input=clinical_note)  # expect: PHI101, PHI311, PHI601
    log.info(answer.output_text)  # expect: PHI804


async def others_ok(clinical_note):
    await asyncio.to_thread(len, clinical_note)
    await asyncio.to_thread(log.info, len(clinical_note))
    threading.Thread(target=log.info, name=clinical_note[0], args=("x",)).start()


def show(text, times):
    print(text * times)  # expect: PHI202


async def by_name_bad(clinical_note):
    await asyncio.to_thread(show, times=2, text=clinical_note)


def count(size, times):
    print(size * times)


async def by_name_ok(clinical_note):
    await asyncio.to_thread(count, times=2, size=len(clinical_note))
    threading.Thread(target=count, kwargs={"size": 3, "times": 2, "note": clinical_note}).start()
