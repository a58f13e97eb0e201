import logging

logger = logging.getLogger(__name__)


import functools


def timed(function):
    @functools.wraps(function)
    def wrapper(*values, **named):
        return function(*values, **named)

    return wrapper


def logged(level):
    def decorate(function):
        def wrapper(value):
            logger.log(level, value)  # expect: PHI201
            return function(value)

        return wrapper

    return decorate


@timed
def label_of(mrn):
    return mrn


def wrapped_bad(mrn):
    logger.info(label_of(mrn))  # expect: PHI201


@logged(20)
def save(value):
    return len(value)


def logged_bad(mrn):
    save(mrn)


@functools.lru_cache(maxsize=10)  # expect: PHI507
def cached(value):
    return value


def cached_bad(mrn):
    logger.info(cached(mrn))  # expect: PHI201


class Visit:
    def __init__(self, mrn):
        self._mrn = mrn

    @property
    def label(self):
        return self._mrn

    @staticmethod
    def clean(value):
        return "none"

    @classmethod
    def of(cls, mrn):
        return cls(mrn)


def property_bad(mrn):
    logger.info(Visit(mrn).label)  # expect: PHI201


def static_ok(mrn):
    logger.info(Visit.clean(mrn))


def class_method_bad(mrn):
    logger.info(Visit.of(mrn).label)  # expect: PHI201
