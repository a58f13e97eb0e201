"""What a page is given as a file: the content is a patient's, its name is not."""
import logging
import os

import streamlit as st

logger = logging.getLogger(__name__)


SCANS = {}


def kept_for_everyone_bad():
    SCANS["last"] = st.file_uploader("Scans of the patient's chart")  # expect: PHI507


def content_bad(folder):
    scan = st.file_uploader("Scan of the patient's chart")
    logger.info(scan.read())  # expect: PHI201


def name_ok(folder):
    scan = st.file_uploader("Scan of the patient's chart")
    logger.info("saving %s of %d bytes", os.path.join(folder, scan.name), scan.size)


def names_of_several_ok(folder):
    scans = st.file_uploader("Scans of the patient's chart", accept_multiple_files=True)
    for scan in scans:
        logger.info(f"saving {scan.name}")


def kept_for_later_ok():
    st.session_state["scans"] = st.file_uploader("Scans of the patient's chart")
    st.session_state["messages"].append({"content": st.chat_input("Question")})


def name_of_what_was_kept_ok():
    for scan in st.session_state.get("scans", []):
        logger.info(f"saving {scan.name}")


def page():
    name_of_what_was_kept_ok()
    kept_for_later_ok()
