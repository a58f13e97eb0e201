// What is reduced: with an initial value the elements reach the second parameter.
export function length_ok(clinicalNotes: { text: string }[]) {
  const total = clinicalNotes.reduce((all, one) => all + one.text.length, 0);
  console.log(`${total} characters`);
}

export function longest_bad(clinicalNotes: { text: string }[]) {
  console.log(clinicalNotes.reduce((a, b) => (a.text.length > b.text.length ? a : b)));  // expect: PHI202
}

export function joined_bad(clinicalNotes: { text: string }[]) {
  console.log(clinicalNotes.reduce((all, one) => all + one.text, ""));  // expect: PHI202
}
