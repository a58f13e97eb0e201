// A call of a voice service, as its webhook tells it.
export async function handle_bad(request: Request) {
  const { call } = await request.json();
  const metadata = call.metadata || {};
  const patientName = metadata.patient_name || "unknown";
  if (!metadata.visit) {
    console.error("incomplete", metadata); // expect: PHI202
  }
  console.log("from", call.from_number); // expect: PHI202
  console.log("direction", call.direction);
  return [patientName, metadata.medications, metadata.date_of_birth];
}

export async function other_ok(request: Request) {
  const { call } = await request.json();
  console.log("from", call.from_number);
}
