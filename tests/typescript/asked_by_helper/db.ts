// A helper that tries again asks what its caller asks.
import { Pool } from "pg";
const pool = new Pool();
export async function query(text: string, params?: any[]) {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const res = await pool.query(text, params);
    if (res) return res;
  }
  throw new Error("failed");
}
