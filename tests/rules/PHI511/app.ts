export function keepDraft_bad(clinicalNote: string, mrn: string) {
  localStorage.setItem("draft", clinicalNote); // expect: PHI511
  sessionStorage.setItem("row", JSON.stringify({ mrn })); // expect: PHI511
}

export function count_ok(clinicalNote: string) {
  localStorage.setItem("length", String(clinicalNote.length));
  sessionStorage.setItem("ward", "A");
}
