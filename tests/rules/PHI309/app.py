"""Where a conversation is kept."""
import mem0
from langchain.memory import ConversationBufferMemory

messages = []
memory = ConversationBufferMemory()
store = mem0.Memory()
SEEN = {}


def ask_bad(clinical_note, mrn):
    messages.append({"role": "user", "content": clinical_note})  # expect: PHI309
    memory.save_context({"input": clinical_note}, {"output": "done"})  # expect: PHI309
    store.add(clinical_note, user_id="default")  # expect: PHI309


def ask_ok(clinical_note, mrn, session):
    talk = []
    talk.append({"role": "user", "content": clinical_note})
    store.add(clinical_note, user_id=session)
    return talk


def other_ok(clinical_note, session):
    SEEN[session] = clinical_note
