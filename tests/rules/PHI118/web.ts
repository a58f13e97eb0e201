import { createClient } from "@deepgram/sdk";

const deepgram = createClient("k");

export async function write(sessionAudio: Buffer, mrn: string) {
  await deepgram.listen.prerecorded.transcribeFile(sessionAudio, { model: "m" }); // expect: PHI118
  await deepgram.listen.prerecorded.transcribeFile(sessionAudio, { model: "m", mip_opt_out: true });
}
