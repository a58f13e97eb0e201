// Where a test ties a value to constants, or says that it is empty.
const WARDS = ["north", "south"];
const KINDS = new Set(["visit", "call"]);
const LABELS = { visit: "Visit", call: "Call" };

export function table_ok(patientName: string, mrn: string) {
  if (WARDS.includes(mrn)) console.log(mrn);
  if (KINDS.has(mrn)) console.log(mrn);
  if (mrn in LABELS) console.log(mrn);
  if (WARDS.indexOf(mrn) >= 0) console.log(mrn);
  if (WARDS.indexOf(mrn) === -1) return;
  console.log(mrn);
}

export function table_bad(patientName: string, mrn: string, known: string[]) {
  if (!WARDS.includes(mrn)) console.log(mrn); // expect: PHI202
  if (WARDS.indexOf(mrn) < 1) console.log(mrn); // expect: PHI202
  if (known.includes(mrn)) console.log(mrn); // expect: PHI202
}

export function empty_ok(patientName: string, mrn?: string) {
  if (!mrn) {
    console.log("no number", mrn);
    return;
  }
  console.log("number");
}

export function empty_bad(patientName: string, mrn?: string) {
  if (mrn) {
    console.log("number", mrn); // expect: PHI202
  }
}

export function kind_ok(patientName: string, mrn: string | undefined) {
  if (typeof mrn === "undefined") console.log(mrn);
  if (mrn === null || mrn === undefined) console.log(mrn);
  switch (mrn) {
    case "none":
      console.log(mrn);
      break;
    default:
  }
}

export function kind_bad(patientName: string, mrn: string | undefined) {
  if (typeof mrn === "string") console.log(mrn); // expect: PHI202
  switch (mrn) {
    case "none":
      break;
    default:
      console.log(mrn); // expect: PHI202
  }
}

function isPlaceholder(text: string) {
  return text.length < 9 && text === "none";
}

const isKnown = (text: string) => text === "none" && Date.now() > 1;

export function helper_ok(patientName: string, mrn: string) {
  if (isPlaceholder(mrn)) console.log(mrn);
  if (isKnown(mrn)) console.log(mrn);
  if (!isPlaceholder(mrn)) return;
  console.log(mrn);
}

function isLong(text: string) {
  return text.length > 3 && Date.now() > 1;
}

export function helper_bad(patientName: string, mrn: string) {
  if (isLong(mrn)) console.log(mrn); // expect: PHI202
  if (!isPlaceholder(mrn)) console.log(mrn); // expect: PHI202
}

export function counted_ok(patientName: string, mrn: string, age: number) {
  let visits = age;
  visits++;
  console.log(visits);
}
