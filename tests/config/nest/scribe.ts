import config from "config";
import OpenAI from "openai";
import { Injectable } from "@nestjs/common";
import { ConfigService } from "@nestjs/config";

@Injectable()
export class Scribe {
  private readonly client: OpenAI;

  constructor(private readonly config: ConfigService) {
    this.client = new OpenAI({ baseURL: this.config.get<string>("LLM_BASE_URL") });
  }

  async draft_bad(clinicalNote: string) {
    return this.client.responses.create({ model: "m", input: clinicalNote, store: false }); // expect: PHI101
  }

  async other_ok(clinicalNote: string) {
    const client = new OpenAI({ baseURL: this.config.getOrThrow("SAFE_URL") });
    return client.responses.create({ model: "m", input: clinicalNote, store: false });
  }
}

export async function file_bad(clinicalNote: string) {
  const client = new OpenAI({ baseURL: config.get("llm.baseUrl") });
  return client.responses.create({ model: "m", input: clinicalNote, store: false }); // expect: PHI101
}

export async function file_ok(clinicalNote: string) {
  const client = new OpenAI({ baseURL: config.get("llm.safeUrl") });
  return client.responses.create({ model: "m", input: clinicalNote, store: false });
}

export async function vite_bad(clinicalNote: string) {
  const client = new OpenAI({ baseURL: import.meta.env.VITE_LLM_URL });
  return client.responses.create({ model: "m", input: clinicalNote, store: false }); // expect: PHI101
}

export async function deno_bad(clinicalNote: string) {
  const client = new OpenAI({ baseURL: Deno.env.get("LLM_BASE_URL") });
  return client.responses.create({ model: "m", input: clinicalNote, store: false }); // expect: PHI101
}

export function seen(patientName: string, mrn: string, diagnosis: string) {
  return patientName.length + mrn.length + diagnosis.length;
}
