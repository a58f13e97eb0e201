// Who answers at an address that is put together.
const BASE = "https://api.openai.com/v1/";

function body(clinicalNote: string) {
  return { method: "POST", body: clinicalNote };
}

export async function trimmedBad(path: string, clinicalNote: string) {
  await fetch(BASE.trim() + path, body(clinicalNote)); // expect: PHI101
}

export async function slashOffBad(path: string, clinicalNote: string) {
  await fetch(BASE.replace(/\/+$/, "") + path, body(clinicalNote)); // expect: PHI101
}

export async function belowBad(path: string, clinicalNote: string) {
  await fetch(new URL(path, BASE), body(clinicalNote)); // expect: PHI101
}

export async function belowAsTextBad(path: string, clinicalNote: string) {
  await fetch(new URL(path, BASE).toString(), body(clinicalNote)); // expect: PHI101
}

export async function concatenatedBad(path: string, clinicalNote: string) {
  await fetch(BASE.concat(path), body(clinicalNote)); // expect: PHI101
}

export async function listBad(path: string, clinicalNote: string) {
  await fetch([BASE, path].join("/"), body(clinicalNote)); // expect: PHI101
}

export async function ownNameBad(resource: string, clinicalNote: string) {
  await fetch(`https://${resource}.openai.azure.com/openai`, body(clinicalNote)); // expect: PHI101
}

export async function anyHostBad(host: string, clinicalNote: string) {
  await fetch(`https://${host}/notes`, body(clinicalNote)); // expect: PHI115
}

export async function portOk(port: number, clinicalNote: string) {
  await fetch(`http://localhost:${port}/notes`, body(clinicalNote));
}

// Settings that an object holds, in a member of the client.
class Configured {
  constructor(private readonly settings: { baseUrl: string }) {}

  async send_bad(clinicalNote: string) {
    await fetch(`${this.settings.baseUrl}/chat/completions`, body(clinicalNote)); // expect: PHI101
  }
}

export function configured(clinicalNote: string) {
  return new Configured({ baseUrl: "https://api.openai.com/v1" }).send_bad(clinicalNote);
}

// Many providers of one base class: a piece of the address is not all of it.
interface Settings { baseUrl: string; apiKey: string }

abstract class Provider {
  constructor(protected readonly settings: Settings) {}

  protected check() {
    if (!this.settings.apiKey) throw new Error("no key");
  }

  async complete_bad(clinicalNote: string) {
    this.check();
    await fetch(`${this.settings.baseUrl}/chat/completions`, body(clinicalNote)); // expect: PHI115
  }
}
class First extends Provider { constructor(settings: Settings) { super(settings); } }
class Second extends Provider { constructor(settings: Settings) { super(settings); } }
class Third extends Provider { constructor(settings: Settings) { super(settings); } }
class Fourth extends Provider { constructor(settings: Settings) { super(settings); } }

function providers(config: { a: Settings; b: Settings }) {
  return [new First(config.a), new Second(config.b), new Third(config.b), new Fourth(config.a)];
}

export async function all(clinicalNote: string, config: { a: Settings; b: Settings }) {
  for (const provider of providers(config)) await provider.complete_bad(clinicalNote);
}
