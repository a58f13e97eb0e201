// A table under keys of the data holds patients; what is declared to be a text is none.
import { useReducer } from "react";

interface DependentEntry {
  name: string;
  dob: string;
}
interface FormState {
  theme: string;
  language: string;
  [key: string]: unknown;
}
type Action = { type: "set"; id: string; value: unknown };

function reducer(state: FormState, action: Action): FormState {
  return { ...state, [action.id]: action.value };
}

export function Form() {
  const [state, dispatch] = useReducer(reducer, { theme: "dark", language: "en" });
  const addRow = (rows: DependentEntry[]) => dispatch({ type: "set", id: "rows", value: rows });
  return <Toolbar theme={state.theme} language={state.language} onAdd={addRow} />;
}

function Toolbar({ theme, language, onAdd }: { theme: string; language: string; onAdd: (rows: DependentEntry[]) => void }) {
  console.log("theme", theme);
  localStorage.setItem("language", language);
  return <button onClick={() => onAdd([])}>{theme}</button>;
}

export function cast_FP(bag: Map<string, unknown>, patients: DependentEntry[]) {
  bag.set("rows", patients);
  const theme = bag.get("theme") as string;
  console.log(theme); // expect: PHI202
}

export function wholeBad(patients: DependentEntry[]) {
  console.log(patients[0]?.dob); // expect: PHI202
}

interface Envelope {
  version: number;
  text: string;
}

export function versionOk(patientRecord: string) {
  const parsed: Envelope = JSON.parse(patientRecord);
  if (parsed.version !== 2) throw new Error(`unsupported version ${parsed.version}`);
}

export function textBad(patientRecord: string) {
  const parsed = JSON.parse(patientRecord) as Envelope;
  throw new Error(`cannot read ${parsed.text}`); // expect: PHI203
}
