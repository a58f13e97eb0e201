import type { NoteDraft, PatientSummary } from "@/lib/types";

/** Calls of the note service, which is served under the same origin. */
export async function createNote(draft: NoteDraft): Promise<number> {
  const answer = await fetch(`/encounters/${draft.encounterId}/notes`, { // expect: PHI211
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ note_text: draft.noteText }),
  });
  if (!answer.ok) {
    throw new Error(`the note was not saved: ${answer.status}`);
  }
  const { id } = await answer.json();
  return id;
}

export async function readPatient(id: number): Promise<PatientSummary> {
  const answer = await fetch(`/patients/${id}`);
  return answer.json();
}
