import axios from "axios";

export interface Settings {
  baseUrl: string;
}
// Only a test says where that is: a host that nobody knows.
export async function send_bad(audio: string, settings: Settings) {
  await axios.post(`${settings.baseUrl}/notes`, { patient_name: audio, diagnosis: audio }); // expect: PHI115
}
export async function upload(patientNotes: string, url: string = "https://api.openai.com/v1/chat/completions") {
  await axios.post(url, { patientNotes }); // expect: PHI101
}
