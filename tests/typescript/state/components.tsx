import React, { createContext, useContext, useEffect, useReducer, useRef, useState } from "react";
import { atom, useAtom, useAtomValue } from "jotai";

interface Props { mrn: string; patientName: string }

export function Form_bad({ mrn }: Props) {
  const [row, setRow] = useState({ text: "", page: 1 });
  setRow({ text: mrn, page: 2 });
  console.log(row.text); // expect: PHI202
  console.log(row.page);
  return null;
}

export function Updater_bad({ mrn }: Props) {
  const [rows, setRows] = React.useState<string[]>([]);
  useEffect(() => setRows((before) => [...before, mrn]), []);
  useEffect(() => console.log(rows), [rows]); // expect: PHI202
  return null;
}

function Picker({ onPick, patientName }: { onPick: (text: string) => void; patientName: string }) {
  return <button onClick={() => onPick(patientName)} />;
}

export function Parent_bad({ patientName }: Props) {
  const [picked, setPicked] = useState("");
  console.log(picked); // expect: PHI202
  return <Picker onPick={setPicked} patientName={patientName} />;
}

export function Other_ok({ patientName }: Props) {
  const [count, setCount] = useState(0);
  const [, setPicked] = useState("");
  setCount(patientName.length);
  console.log(count);
  return <Picker onPick={setPicked} patientName={patientName} />;
}

type Action = { type: "set"; note: string } | { type: "page"; page: number };
function reduce(state: { note: string; page: number }, action: Action) {
  switch (action.type) {
    case "set": return { ...state, note: action.note };
    default: return state;
  }
}

export function Reducer_bad({ mrn }: Props) {
  const [state, dispatch] = useReducer(reduce, { note: "", page: 1 });
  console.log(state.note); // expect: PHI202
  return <button onClick={() => dispatch({ type: "set", note: mrn })} />;
}

export function Ref_bad({ mrn }: Props) {
  const last = useRef("");
  useEffect(() => { last.current = mrn; });
  return <button onClick={() => console.log(last.current)} />; // expect: PHI202
}

const Chart = createContext({ text: "", count: 0 });
export function ChartProvider({ mrn, children }: Props & { children: any }) {
  return <Chart.Provider value={{ text: mrn, count: 3 }}>{children}</Chart.Provider>;
}
const useChart = () => useContext(Chart);

export function Reader_bad() {
  const { text, count } = useChart();
  console.log(text); // expect: PHI202
  console.log(count);
  return null;
}

const Theme = createContext("light");
export function Theme_ok() {
  console.log(useContext(Theme));
  return null;
}

const selected = atom("");
export function Select({ mrn }: Props) {
  const [, setSelected] = useAtom(selected);
  return <button onClick={() => setSelected(mrn)} />;
}
export function Selected_bad() {
  console.log(useAtomValue(selected)); // expect: PHI202
  return null;
}

export function Typed_bad() {
  const [patientName, setPatientName] = useState("");
  const [query, setQuery] = useState("");
  console.log(patientName); // expect: PHI202
  console.log(query);
  return (
    <form>
      <input onChange={(event) => setPatientName(event.target.value)} />
      <input onChange={(event) => setQuery(event.target.value)} />
    </form>
  );
}

export function addPatient(name: string, page: number) {
  console.log(name); // expect: PHI202
  console.log(page);
}
export function addWard(name: string) {
  console.log(name);
}
