// Errors of the program's own: what their constructors make of it counts.
class NotFound extends Error {
  constructor(public patientName: string, key: string) {
    super(`nothing under ${key}`);
  }
}

function failed(patientName: string) {
  return new Error('not found');
}

export function field_ok(patientName: string) {
  throw new NotFound(patientName, 'a');
}

export function text_bad(patientName: string) {
  throw new NotFound('a', patientName); // expect: PHI203
}

export function made_elsewhere_ok(patientName: string) {
  throw failed(patientName);
}
