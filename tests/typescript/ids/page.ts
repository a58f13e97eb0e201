// An opaque id names a resource of the application's own server.
export async function load_ok(patientId: string, noteId: string) {
  await fetch(`/api/patients/${patientId}/notes/${noteId}`);
  await fetch(`${process.env.API_URL}/patients/${patientId}`);
  console.log(noteId);
}

export async function find_bad(patientName: string, mrn: string) {
  await fetch(`/api/patients?name=${patientName}`);  // expect: PHI211
  await fetch(`/api/patients?mrn=${mrn}`);  // expect: PHI211
}

export async function elsewhere_bad(patientId: string) {
  await fetch(`https://forms.example.com/${patientId}`);  // expect: PHI211
}

export function meter_ok(patient: { id: string }, audioContext: AudioContext, isRecording: boolean) {
  console.log(audioContext.state, isRecording);
}
