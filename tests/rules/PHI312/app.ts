// Prompts with and without tools that reach others.
import OpenAI from 'openai';

const client = new OpenAI();

export async function searchingBad(clinicalNote: string, mrn: string) {
  return client.responses.create({ model: 'm', input: `${mrn} ${clinicalNote}`, store: false, tools: [{ type: 'web_search_preview' }] }); // expect: PHI312
}

export async function ownToolOk(clinicalNote: string) {
  return client.responses.create({ model: 'm', input: clinicalNote, store: false, tools: [{ type: 'function', name: 'f' }] });
}
