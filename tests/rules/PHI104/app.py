"""Vectors and their texts at a hosted store, and in the house."""
import pinecone
import qdrant_client

index = pinecone.Pinecone().Index("visits")
hosted = qdrant_client.QdrantClient(url="https://x.cloud.qdrant.io")
inside = qdrant_client.QdrantClient(url="http://localhost:6333")


def metadata_bad(vector, clinical_note):
    index.upsert(vectors=[{"id": "1", "values": vector, "metadata": {"text": clinical_note}}])  # expect: PHI104


def points_bad(vector, clinical_note):
    hosted.upsert(collection_name="c", points=[{"id": 1, "vector": vector, "payload": {"text": clinical_note}}])  # expect: PHI104


def inside_ok(vector, clinical_note):
    inside.upsert(collection_name="c", points=[{"id": 1, "vector": vector, "payload": {"text": clinical_note}}])


def guideline_ok(vector, guideline, mrn):
    index.upsert(vectors=[{"id": "1", "values": vector, "metadata": {"text": guideline}}])
