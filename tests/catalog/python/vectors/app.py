"""Vector stores: hosted and in files."""
import chromadb
import faiss
import pinecone
import weaviate
from qdrant_client import QdrantClient

index = pinecone.Pinecone(api_key="k").Index("notes")
cloud = QdrantClient(url="https://x.eu.cloud.qdrant.io")
weaver = weaviate.connect_to_weaviate_cloud(cluster_url="x.weaviate.network")
disk = chromadb.PersistentClient(path="/data").get_or_create_collection("notes")


def pinecone_bad(vector, clinical_note, patient_name):
    index.upsert(vectors=[{"id": "1", "values": vector, "metadata": {"text": clinical_note}}])  # expect: PHI104


def qdrant_bad(vector, clinical_note):
    cloud.upsert("notes", points=[{"id": 1, "vector": vector, "payload": {"text": clinical_note}}])  # expect: PHI104


def weaviate_bad(clinical_note):
    weaver.collections.get("Note").data.insert({"text": clinical_note})  # expect: PHI104


def chroma_bad(clinical_note):
    disk.add(documents=[clinical_note], ids=["1"])  # expect: PHI505


def query_ok(guideline, mrn):
    index.query(vector=[len(guideline)], top_k=3)
