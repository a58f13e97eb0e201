from langchain_openai import ChatOpenAI

model = ChatOpenAI(model="gpt-4o")


def traced_bad(clinical_note):
    return model.invoke(clinical_note)  # expect: PHI105


def counted_ok(clinical_note):
    return model.invoke(f"{len(clinical_note)} notes")


def seen(patient_name, mrn, diagnosis):
    return len(patient_name) + len(mrn) + len(diagnosis)
