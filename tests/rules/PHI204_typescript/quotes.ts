// Errors of HTTP clients carry the request, those of databases the values.
import axios from 'axios';
import OpenAI from 'openai';
import { Pool } from 'pg';

const pool = new Pool();

export async function request_bad(clinic: any, patientName: string) {
  try {
    await clinic.prisma.patient.create({ data: { patientName } });
  } catch (error) {
    console.error('failed', error); // expect: PHI204
  }
  try {
    await axios.post('http://localhost:3000/notes', { patientName });
  } catch (error: any) {
    console.error('failed', error); // expect: PHI204
    console.error('failed', error.response?.data); // expect: PHI204
  }
}

export async function message_ok(patientName: string) {
  try {
    await axios.post('http://localhost:3000/notes', { patientName });
  } catch (error: any) {
    console.error('failed', error.message);
  }
}

export async function row_bad(patientName: string) {
  try {
    await pool.query('insert into patients values ($1)', [patientName]);
  } catch (error) {
    console.error('failed', error); // expect: PHI204
  }
}

export function parse_bad(clinicalNote: string) {
  try {
    return JSON.parse(clinicalNote);
  } catch (error) {
    console.error('failed', error); // expect: PHI204
  }
}

// A model's client says its status and a code, not the prompt.
export async function model_ok(clinicalNote: string) {
  try {
    const client = new OpenAI({ baseURL: 'http://localhost:8000/v1' });
    await client.responses.create({ model: 'local', input: clinicalNote });
  } catch (error) {
    console.error('failed', error);
  }
}
