// Clients that a class is given, by what their calls look like.
interface ChatClient {
  chat: { completions: { create(one: unknown): Promise<unknown> } };
}

export class Scoring {
  constructor(private readonly client: ChatClient) {}

  score_bad(patientName: string) {
    return this.client.chat.completions.create({  // expect: PHI101
      model: "m",
      messages: [{ role: "user", content: patientName }],
    });
  }
}

export async function parameter_bad(client: any, diagnosis: string) {
  await client.messages.create({ messages: [{ role: "user", content: diagnosis }] });  // expect: PHI101
  await client.embeddings.create({ input: diagnosis });  // expect: PHI103
  await client.integrations.Core.InvokeLLM({ prompt: diagnosis });  // expect: PHI101
}

// A client of telephony has the same call.
export async function text_ok(client: any, diagnosis: string) {
  await client.messages.create({ to: "1", body: diagnosis });
}

// What is asked for is not what is found.
export async function filtered_ok(db: any, patientName: string) {
  const site = await db.site.findFirst({ where: { patientName } });
  console.log(site.colour);
}

export async function found_bad(db: any) {
  const row = await db.chart.findFirst({ where: { id: 1 } });
  console.log(row.patientName);  // expect: PHI202
}
