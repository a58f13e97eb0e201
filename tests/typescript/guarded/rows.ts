// Guards that the policy names: on members, in inner functions, in helpers.
import { isClean } from "./guard";

export class Row {
  constructor(private mrn: string, private patientName: string) {}
  show_ok() {
    if (isClean(this.mrn)) console.log(this.mrn);
    if (!isClean(this.mrn)) return;
    console.log(this.mrn);
  }
  show_bad() {
    if (isClean(this.patientName)) console.log(this.mrn); // expect: PHI202
    if (!isClean(this.mrn)) console.log(this.mrn); // expect: PHI202
  }
  later_ok() {
    const self = this;
    [1].forEach(function () {
      if (isClean(self.mrn)) console.log(self.mrn);
    });
  }
}

function mayTell(text: string) {
  return isClean(text);
}

function mayTellNow(text: string, hour: number) {
  return hour > 7 && isClean(text) && hour < 19;
}

export function helper_ok(mrn: string, patientName: string, hour: number) {
  if (mayTell(mrn)) console.log(mrn);
  if (mayTellNow(mrn, hour)) console.log(mrn);
  if (isClean.call(null, mrn)) console.log(mrn);
}

export function helper_bad(mrn: string, patientName: string, hour: number) {
  if (mayTell(patientName)) console.log(mrn); // expect: PHI202
  if (!mayTell(mrn)) console.log(mrn); // expect: PHI202
}

export function inner_ok(mrn: string, patientName: string) {
  let text: string | null = mrn;
  const clear = () => {
    text = null;
  };
  const use = () => {
    if (isClean(text as string)) {
      console.log(text);
    }
  };
  use();
  clear();
}
