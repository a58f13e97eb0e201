"""One decorator wraps functions that send patients and functions that do not."""
import functools
import time

import requests


class Breaker:
    def call(self, function, *args, **kwargs):
        return function(*args, **kwargs)


def retry(times):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except OSError:
                    time.sleep(1)
        return wrapper
    return decorator


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


def guarded():
    breaker = Breaker()

    def decorator(function):
        @functools.wraps(function)
        @retry(3)
        def wrapper(*args, **kwargs):
            return breaker.call(function, *args, **kwargs)
        return wrapper
    return decorator


@retry(3)
def send_bad(url, body):
    requests.post(url, json=body)  # expect: PHI101, PHI601


@retry(3)
def ping_ok(url, tag):
    requests.get(url, params={"tag": tag})


@counted
@retry(2)
def show_bad(text):
    print(text)  # expect: PHI202


@counted
@retry(2)
def show_ok(text):
    print(text)


@guarded()
def breaker_bad(text):
    print(text)  # expect: PHI202


@guarded()
def breaker_ok(text):
    print(text)


@retry(3)
def read(patient):
    return patient.diagnosis


@retry(3)
def count_ok(rows):
    return len(rows)


def main(patient):
    send_bad("https://api.openai.com/v1/chat/completions", {"content": patient.clinical_note})
    ping_ok("https://status.clinic.example/v1", "hello")
    show_bad(patient.clinical_note)
    show_ok("ready")
    breaker_bad(patient.clinical_note)
    breaker_ok("ready")
    print(count_ok([1, 2]))
    print(read(patient))  # expect: PHI202
