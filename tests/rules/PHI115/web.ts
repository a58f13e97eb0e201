import axios from "axios";

export async function send(clinicalNote: string, mrn: string) {
  await axios.post("https://api.ai-wrapper.example/v1/summarise", { note: clinicalNote }); // expect: PHI115
  await axios.post("http://localhost:8080/v1/summarise", { note: clinicalNote });
}
