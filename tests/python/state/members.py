import logging

import streamlit as st
import shop

logger = logging.getLogger(__name__)


def member_bad(patient_name):
    st.session_state.shown = patient_name
    logger.info(st.session_state.shown)  # expect: PHI201


def key_bad(patient_name):
    st.session_state["chosen"] = patient_name
    logger.info(st.session_state["chosen"])  # expect: PHI201


def read_elsewhere_bad():
    logger.info(st.session_state["chosen"])  # expect: PHI201


def session_of_a_user_ok(patient_name):
    st.session_state.history.append(patient_name)
    st.session_state["results"][1] = patient_name


def other_member_ok():
    logger.info(st.session_state.page)


def appended_bad(patient_name):
    shop.state.names = []
    shop.state.names.append(patient_name)  # expect: PHI507
    logger.info(shop.state.names)  # expect: PHI201


def other_name_bad(patient_name):
    state = shop.state
    state.seen.append(patient_name)  # expect: PHI507
    logger.info(shop.state.seen)  # expect: PHI201


def function_of_a_module_ok(patient_name):
    shop.tools.check(patient_name)
    logger.info(shop.tools.version)
