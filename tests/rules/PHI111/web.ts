import Retell from "retell-sdk";
import twilio from "twilio";

const client = twilio("a", "b");
const retell = new Retell({ apiKey: "k" });

export async function remind(patientName: string, diagnosis: string, number: string) {
  await client.messages.create({ to: number, from: "+15550101", body: `${patientName}: ${diagnosis}` }); // expect: PHI111
  await client.messages.create({ to: number, from: "+15550101", body: "See the portal" });
  await client.calls.create({ to: number, from: "+15550101", url: "https://clinic.example/twiml", record: true }); // expect: PHI111
  await client.calls.create({ to: number, from: "+15550101", url: "https://clinic.example/twiml" });
}

export async function agents() {
  await retell.agent.create({ voice_id: "v" }); // expect: PHI111
  await retell.agent.create({ voice_id: "v", data_storage_setting: "basic_attributes_only" });
}
