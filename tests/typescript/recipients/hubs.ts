// Hubs of messages, payment and platforms that run tasks.
import { Realtime } from "ably";
import PubNub from "pubnub";
import Stripe from "stripe";
import { task, tasks } from "@trigger.dev/sdk/v3";
import { createClient } from "@base44/sdk";

const ably = new Realtime("k");
const base44 = createClient({ appId: "a" });

export function hubs_bad(patientName: string, diagnosis: string) {
  const room = ably.channels.get(`session:${patientName}`);  // expect: PHI212
  room.publish("note", { diagnosis });  // expect: PHI109
  new PubNub({ userId: "u" }).publish({ channel: "ward", message: { diagnosis } });  // expect: PHI109
}

export async function payment_bad(diagnosis: string) {
  const stripe = new Stripe("k");
  await stripe.customers.create({ metadata: { diagnosis } });  // expect: PHI212
  await stripe.paymentIntents.create({ amount: 1, currency: "usd", description: diagnosis });  // expect: PHI115
}

export async function payment_ok() {
  await new Stripe("k").paymentIntents.create({ amount: 1, currency: "usd", description: "a visit" });
}

export const handle = task({
  id: "remind",
  run: async (one: { contact: string; ward: string }) => {
    console.log(one.contact);  // expect: PHI202
    console.log(one.ward);
    return { sent: 1 };
  },
});

export async function tasks_bad(patientName: string) {
  await tasks.trigger("remind", { contact: patientName, ward: "a" });  // expect: PHI115
  await handle.triggerAndWait({ contact: patientName, ward: "b" });  // expect: PHI115
}

export async function model_bad(diagnosis: string) {
  await base44.integrations.Core.InvokeLLM({ prompt: `Summarise ${diagnosis}` });  // expect: PHI101
}
