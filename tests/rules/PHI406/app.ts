export function logged(patientName: string, mrn: string) {
  const tokenMap = { PT_1: patientName };
  console.log("replaced", tokenMap); // expect: PHI406
}

export function counted(patientName: string, mrn: string) {
  const tokenMap = { PT_1: patientName };
  console.log("replaced", Object.keys(tokenMap).length);
}
