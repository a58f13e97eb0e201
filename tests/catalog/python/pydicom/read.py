"""A data set holds identifiers in its header and its pixels."""
import logging

import pydicom

logger = logging.getLogger(__name__)


def name_bad(path):
    dataset = pydicom.dcmread(path)
    logger.info(dataset.PatientName)  # expect: PHI201


def whole_bad(path):
    print(pydicom.dcmread(path))  # expect: PHI202


def save_bad(path):
    pydicom.dcmread(path).save_as("copy.dcm")  # expect: PHI504


def path_ok(path):
    pydicom.dcmread(path)
    logger.info("read a file")
