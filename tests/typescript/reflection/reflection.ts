// Functions that are called by way of `call`, `apply` and `bind`.
function second(first: string, other: string) {
  return other;
}

export function bind_bad(mrn: string, patientName: string) {
  const bound = second.bind(null, "none", mrn);
  console.log(bound()); // expect: PHI202
}

export function bind_ok(mrn: string, patientName: string) {
  const bound = second.bind(null, mrn);
  console.log(typeof bound);
  console.log(bound("none"));
}

function show(text: string) {
  console.log(text); // expect: PHI202
}

export function shown_bad(mrn: string, patientName: string) {
  show.bind(null, mrn)();
}

export function list_bad(mrn: string, patientName: string, more: string[]) {
  const all: string[] = [];
  Array.prototype.push.apply(all, [mrn]);
  console.log(all.join(",")); // expect: PHI202
}

export function list_ok(mrn: string, patientName: string) {
  const all: string[] = [];
  Array.prototype.push.apply(all, ["none"]);
  console.log(all.join(","));
}

export function call_bad(mrn: string, patientName: string) {
  console.log(second.call(null, "none", mrn)); // expect: PHI202
  console.log(second.call(null, mrn, "none"));
}

function lastOf(...all: string[]) {
  return all[1];
}

export function forwarded_ok(mrn: string, patientName: string) {
  console.log(lastOf.apply(null, [mrn, "none"]));
}

export function captured_bad(mrn: string, patientName: string) {
  if (/MRN (.*)/.exec(mrn)) {
    console.log(RegExp.$1); // expect: PHI202
  }
}

export function captured_ok(mrn: string, patientName: string, ward: number) {
  if (/ward (.*)/.exec("ward north")) {
    console.log(RegExp.$1);
  }
}
