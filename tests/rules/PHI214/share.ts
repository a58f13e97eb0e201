import { Client } from "langsmith";

const client = new Client();

export async function share_bad(id: string) {
  return client.shareRun(id); // expect: PHI214
}

export async function read_ok(id: string) {
  return client.readRun(id);
}
