import type { NoteDraft } from "@/lib/types";

/** Drafts survive a reload. */
export function keepDraft(draft: NoteDraft) {
  localStorage.setItem("draft", draft.noteText); // expect: PHI511
  localStorage.setItem("draft-length", String(draft.noteText.length));
}

export function dropDraft() {
  localStorage.removeItem("draft");
}
