import { Pinecone } from "@pinecone-database/pinecone";
import { QdrantClient } from "@qdrant/js-client-rest";

const index = new Pinecone().index("notes");
const own = new QdrantClient({ url: "http://localhost:6333" });

export async function keep(clinicalNote: string, mrn: string, vector: number[]) {
  await index.upsert([{ id: "1", values: vector, metadata: { text: clinicalNote } }]); // expect: PHI104
}

export async function at_home(clinicalNote: string, vector: number[]) {
  await own.upsert("notes", { points: [{ id: 1, vector, payload: { text: clinicalNote } }] });
}
