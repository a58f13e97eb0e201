// Where nobody knows what a value is, it is what it is declared or said to be.
import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { Pool, PoolClient } from "pg";

declare const factory: any;
let made: Anthropic | null = null;
function getClient(): Anthropic {
  if (!made) made = new Anthropic({ apiKey: process.env.KEY });
  return made;
}

const lazy = new Proxy({} as Anthropic, {
  get(_, name) {
    return getClient()[name as keyof Anthropic];
  },
});
const said = factory() as OpenAI;
export const pool: Pool = new Proxy({} as Pool, { get: (_, name) => factory()[name] });

export async function lazy_bad(transcript: string) {
  return lazy.messages.create({  // expect: PHI101
    model: "m",
    max_tokens: 1,
    messages: [{ role: "user", content: `The patient's ${transcript}` }],
  });
}

export async function said_bad(patientName: string) {
  return said.chat.completions.create({  // expect: PHI101
    model: "m",
    messages: [{ role: "user", content: patientName }],
  });
}

export async function lent_bad(client: PoolClient, id: string) {
  const { rows } = await client.query("SELECT intake_data FROM patients WHERE id = $1", [id]);
  console.log(rows[0].intake_data);  // expect: PHI202
}

export async function pooled_bad(id: string) {
  const { rows } = await pool.query("SELECT intake_data FROM patients WHERE id = $1", [id]);
  console.log(rows[0].intake_data);  // expect: PHI202
}

export async function counted_ok(id: string) {
  const { rows } = await pool.query("SELECT count(*) FROM wards WHERE id = $1", [id]);
  console.log(rows[0].count);
}
