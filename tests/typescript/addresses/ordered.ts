// What begins as a path does comes behind what nobody knows.
export async function local_bad(settings: any, patientMessage: string) {
  const base = settings.url, path = '/v1/chat';
  await fetch(`${base}${path}`, { method: 'POST', body: patientMessage }); // expect: PHI115
}

export async function sum_bad(base: string, patientMessage: string) {
  const path = '/v1/chat';
  await fetch(base + path, { method: 'POST', body: patientMessage }); // expect: PHI115
}

export async function own_ok(patientMessage: string) {
  const base = '/api', path = '/chat';
  await fetch(base + path, { method: 'POST', body: patientMessage });
}
