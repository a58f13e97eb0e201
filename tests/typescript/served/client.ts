// A request that says no method is a GET.
export async function listed_ok() {
  const answer = await fetch("/api/notes");
  console.log(await answer.json());
}

export async function saved_bad(patientName: string) {
  const answer = await fetch("/api/notes", { method: "POST", body: JSON.stringify({ patientName }) });
  console.log(await answer.json());  // expect: PHI202
}

export async function changed_ok(id: string, patientName: string, ward: string) {
  await fetch(`/api/people/${id}`, { method: "PUT", body: JSON.stringify({ patientName, ward }) });
}
