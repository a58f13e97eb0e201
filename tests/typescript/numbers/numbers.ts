// Whether there is one, how many, how often: no patient data, whatever it is called.
interface Patient {
  mrn: string;
  diagnosis: boolean;
}

export function declared_ok(diagnosis: boolean, p: Patient) {
  console.log(diagnosis, p.diagnosis);
}

export function text_bad(diagnosis: string, p: Patient) {
  console.log(diagnosis); // expect: PHI202
  console.log(p.mrn); // expect: PHI202
}
