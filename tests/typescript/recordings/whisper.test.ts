// A test's patients are made up.
export function reads_ok(transcript: string, patientName: string) {
  console.log(transcript, patientName);
}
