import chromadb

local = chromadb.PersistentClient("./index").get_or_create_collection("notes")


def kept_bad(clinical_note, mrn):
    local.add(documents=[clinical_note], ids=["1"])  # expect: PHI505


def counted_ok(clinical_note):
    local.add(documents=[f"{len(clinical_note)} words"], ids=["1"])
