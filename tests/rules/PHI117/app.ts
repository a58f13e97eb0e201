// Files for training, and for a question.
import OpenAI from 'openai';

const client = new OpenAI();

export async function trainingBad(clinicalNote: string, mrn: string) {
  return client.files.create({ file: `${mrn} ${clinicalNote}`, purpose: 'fine-tune' }); // expect: PHI117
}

export async function questionOk(clinicalNote: string) {
  return client.files.create({ file: clinicalNote, purpose: 'assistants' });
}
