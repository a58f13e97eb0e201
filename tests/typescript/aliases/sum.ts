import OpenAI from "llm";
import Texts from "texts";

export async function sum_bad(mrn: string, patientName: string) {
  await new OpenAI().chat.completions.create({ // expect: PHI101
    model: "m", messages: [{ role: "user", content: mrn + patientName }],
  });
}

export async function keep_ok(mrn: string, patientName: string) {
  await new Texts().images.generate({ model: "m", prompt: mrn });
}
