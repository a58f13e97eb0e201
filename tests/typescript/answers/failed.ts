// What comes with an error is the server's complaint, and no answer.
const URL = "https://api.openai.com/v1/chat/completions";

export async function text_bad(patientNote: string) {
  const answer = await fetch(URL, { method: "POST", body: JSON.stringify({ prompt: patientNote }) });
  const read = JSON.parse(await answer.text());
  console.log(read.choices[0].message.content);  // expect: PHI804
}

async function ask(patientNote: string) {
  const answer = await fetch(URL, { method: "POST", body: JSON.stringify({ prompt: patientNote }) });
  return answer.text();
}

export async function wrapped_text_bad(patientNote: string) {
  console.log(await ask(patientNote));  // expect: PHI804
}

export async function failed_ok(patientNote: string) {
  const answer = await fetch(URL, { method: "POST", body: JSON.stringify({ prompt: patientNote }) });
  if (!answer.ok) {
    const text = await answer.text();
    console.error("failed", text);
    throw new Error(`failed: ${text}`);
  }
  return (await answer.json()).id;
}

export async function read_first_ok(patientNote: string) {
  const answer = await fetch(URL, { method: "POST", body: JSON.stringify({ prompt: patientNote }) });
  const read = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(read.message || "failed");
  return read.id;
}

export async function good_answer_bad(patientNote: string) {
  const answer = await fetch(URL, { method: "POST", body: JSON.stringify({ prompt: patientNote }) });
  if (answer.ok) console.log(await answer.json());  // expect: PHI804
}
