import logging

logger = logging.getLogger(__name__)


def loop_over_keys_bad(mrn):
    rooms = {mrn: 12}
    for key in rooms:
        logger.info(key)  # expect: PHI201


def loop_over_values_ok(mrn):
    rooms = {mrn: 12}
    for room in rooms.values():
        logger.info(room)


def keys_bad(mrn):
    rooms = {}
    rooms[mrn] = 12
    logger.info(list(rooms.keys()))  # expect: PHI201
    logger.info(sorted(rooms))  # expect: PHI201


def whole_bad(mrn):
    rooms = {}
    rooms[mrn] = 12
    logger.info(rooms)  # expect: PHI201


def value_ok(mrn):
    rooms = {mrn: 12}
    logger.info(rooms["ward"])


def items_bad(mrn):
    rooms = {mrn: 12}
    for key, room in rooms.items():
        logger.info(key)  # expect: PHI201


def items_ok(mrn):
    rooms = {mrn: 12}
    for key, room in rooms.items():
        logger.info(room)


def fields_of_a_record_ok(patient):
    logger.info(list(patient.keys()))
