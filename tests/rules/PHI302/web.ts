import OpenAI from "openai";
import { Pool } from "pg";

const client = new OpenAI();
const database = new Pool();

export async function all(id: string, mrn: string) {
  const rows = await database.query("SELECT * FROM patients WHERE id = $1", [id]);
  await client.responses.create({ model: "m", input: JSON.stringify(rows) }); // expect: PHI302
}

export async function one(id: string, mrn: string) {
  const rows = await database.query("SELECT diagnosis FROM patients WHERE id = $1", [id]);
  await client.responses.create({ model: "m", input: JSON.stringify(rows) });
}
