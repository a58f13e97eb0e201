"use client";

import { useState } from "react";

import { dropDraft, keepDraft } from "@/lib/drafts";
import { createNote } from "@/lib/service";
import { noteSaved } from "@/lib/usage";

export function NoteForm({ encounterId }: { encounterId: number }) {
  const [noteText, setNoteText] = useState("");
  const [message, setMessage] = useState("");

  async function save() {
    keepDraft({ encounterId, noteText });
    const id = await createNote({ encounterId, noteText });
    console.log("saved note", id);
    noteSaved(noteText.length);
    dropDraft();
    setMessage("saved");
  }

  return (
    <form action={save}>
      <textarea
        value={noteText}
        onChange={(event) => setNoteText(event.target.value)}
      />
      <button type="submit">Save</button>
      <p>{message}</p>
    </form>
  );
}
