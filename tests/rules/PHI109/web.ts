import { WebClient } from "@slack/web-api";

const slack = new WebClient("t");

export async function tell(clinicalNote: string, mrn: string) {
  await slack.chat.postMessage({ channel: "care", text: clinicalNote }); // expect: PHI109
  await slack.chat.postMessage({ channel: "care", text: "A new summary is in the portal" });
}
