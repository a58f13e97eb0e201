// What OpenAI keeps of a request, and what it does not.
import OpenAI from 'openai';

const client = new OpenAI();

export async function storedByDefaultBad(clinicalNote: string, mrn: string) {
  return client.responses.create({ model: 'm', input: `${mrn} ${clinicalNote}` }); // expect: PHI311
}

export async function uploadBad(clinicalNote: string) {
  return client.files.create({ file: clinicalNote, purpose: 'assistants' }); // expect: PHI311
}

export async function notStoredOk(clinicalNote: string) {
  return client.responses.create({ model: 'm', input: clinicalNote, store: false });
}
