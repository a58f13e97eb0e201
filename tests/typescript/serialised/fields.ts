// Text that is parsed again has the fields that it was made of.
export function round_trip_ok(patientName: string, specialty: string) {
  const copy = JSON.parse(JSON.stringify({ patientName, specialty }));
  console.log(copy.specialty);
}

export function round_trip_bad(patientName: string, specialty: string) {
  const copy = JSON.parse(JSON.stringify({ patientName, specialty }));
  console.log(copy.patientName);  // expect: PHI202
}

const text = (patientName: string, ids: string[]) => JSON.stringify({ patientName, ids });

export function helper_ok(patientName: string, ids: string[]) {
  console.log(JSON.parse(text(patientName, ids)).ids);
}

export function text_bad(patientName: string, ids: string[]) {
  console.log(text(patientName, ids));  // expect: PHI202
}
