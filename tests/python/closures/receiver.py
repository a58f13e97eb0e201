"""An inner function sets a member of its method's receiver."""
import functools
import logging

logger = logging.getLogger(__name__)


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


class Service:
    def __init__(self):
        self.heard = ""
        self.said = ""
        self.room = ""

    def listen(self, connection):
        service = self

        def on_message(_, mrn, **kwargs):
            service.heard += f"{mrn} "

        def on_answer(mrn):
            self.said = mrn

        connection.on("message", on_message)
        connection.on("answer", on_answer)

    @timed
    def everything(self):
        return self.heard

    def show_bad(self):
        logger.info(self.said)  # expect: PHI201

    def show_room_ok(self):
        logger.info(self.room)


class Handler:
    def __init__(self, service=None):
        self.service = service or Service()

    @timed
    def start(self, connection):
        self.service.listen(connection)

    @timed
    def stop_bad(self):
        logger.info(self.service.everything())  # expect: PHI201

    def stop_ok(self):
        logger.info(self.service.room)

    @timed
    def told_bad(self, label, mrn):
        logger.info(mrn)  # expect: PHI201
        return self.kept(label, mrn)

    @timed
    def kept(self, label, text):
        logger.info(label)
        logger.warning(text)  # expect: PHI201


handler = Handler()


def on_stop_bad():
    text = handler.service.everything()
    logger.info(text)  # expect: PHI201


def within(mrn):
    class Box:
        def fill(self):
            def inner():
                self.text = mrn
            inner()
            logger.info(self.text)  # expect: PHI201
            logger.info(self.label)
    return Box()
