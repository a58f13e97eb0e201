"""State that hangs below an imported name."""
import streamlit as st
from openai import OpenAI

client = OpenAI()

if "messages" not in st.session_state:
    st.session_state.messages = []

if prompt := st.chat_input("Ask about the patient"):
    st.session_state.messages.append({"role": "user", "content": prompt})
    client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": m["role"], "content": m["content"]} for m in st.session_state.messages])  # expect: PHI101, PHI601
