// What is read off a variable of the module, a captured one or a member of
// `this` is what was put there.
import { useState } from "react";

let last: any;
export function keep(value: any) {
  last = value;
}
export function shown_bad() {
  console.log(last.mrn); // expect: PHI202
}

export function later_bad(input: any) {
  setTimeout(() => console.log(input.mrn), 10); // expect: PHI202
}

export async function retried_bad() {
  const reply = await (await fetch("/x")).json();
  const retry = () => console.log(reply.mrn); // expect: PHI202
  retry();
}

export class Kept {
  data: any;
  load(value: any) {
    this.data = value;
  }
  show_bad() {
    console.log(this.data.mrn); // expect: PHI202
  }
}

export function Form_bad() {
  const [draft] = useState<any>(null);
  const save = () => console.log(draft.mrn); // expect: PHI202
  return save;
}

const defaults = { mrn: "none" };
export class Settings {
  private values = { mrn: "none" };
  show_ok() {
    console.log(this.values.mrn, defaults.mrn);
  }
}
