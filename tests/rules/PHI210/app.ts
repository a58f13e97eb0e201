import morgan from "morgan";

morgan.token("body", (request: any) => JSON.stringify(request.body)); // expect: PHI210
morgan.token("id", (request: any) => request.id);

export function seen(patientName: string, mrn: string, diagnosis: string, clinicalNote: string) {
  return mrn.length;
}
