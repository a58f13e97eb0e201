export async function submit(dob: string, firstName: string) {
  await fetch("/intake", { method: "POST", body: JSON.stringify({ dob, firstName }) });
}
