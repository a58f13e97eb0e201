export async function send_bad(patientName: string, mrn: string, ward: string) {
  await fetch(`/api/wards/${ward}`, {
    method: "POST",
    body: JSON.stringify({ text: `${patientName} ${mrn}` }),
  });
}

export async function count_ok(ward: string) {
  const answer = await fetch(`/api/wards/${ward}`);
  console.log(await answer.json());
}
