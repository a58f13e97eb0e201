const history: string[] = [];

export function ask(clinicalNote: string, mrn: string) {
  history.push(clinicalNote); // expect: PHI309
}

export function own(clinicalNote: string, mrn: string) {
  const history: string[] = [];
  history.push(clinicalNote);
  return history;
}
