import OpenAI from "openai";
import { useState } from "react";

const openai = new OpenAI();

interface Props {
  clinicalNote: string;
  mrn: string;
}

function Row({ text, size }: { text: string; size: number }) {
  console.log(size);
  console.log(text); // expect: PHI202
  return <li>{text}</li>;
}

export function Card({ clinicalNote, mrn }: Props) {
  const [draft] = useState(clinicalNote);
  const keep = () => localStorage.setItem("draft", draft); // expect: PHI511
  const ask = async () => {
    await openai.chat.completions.create({ // expect: PHI101
      model: "gpt-4o",
      messages: [{ role: "user", content: draft }],
    });
  };
  return (
    <ul onClick={keep} onBlur={ask}>
      <Row text={mrn} size={draft.length} />
    </ul>
  );
}

const fade = { initial: "hidden", animate: "shown" };
export function Faded_ok({ patientName }: { patientName: string }) {
  return <motion.div {...fade}>{patientName}</motion.div>;
}
export function fade_ok() {
  console.log(fade);
}
