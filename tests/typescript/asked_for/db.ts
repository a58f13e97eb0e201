import { Pool } from "pg";
const pool = new Pool();
export async function query(text: string, params?: unknown[]) {
  const result = await pool.query(text, params);
  return result;
}
export async function queryOne(text: string, params?: unknown[]) {
  const result = await query(text, params);
  return result.rows[0];
}
