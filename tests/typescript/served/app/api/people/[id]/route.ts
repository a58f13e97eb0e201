// What is sent is in the request, not in what the path says.
export async function PUT(request: Request, context: { params: Promise<{ id: string }> }) {
  const params = await context.params;
  console.log("no such id", JSON.stringify(params));
  const { patientName, ward } = await request.json();
  console.log(ward);
  console.log(patientName);  // expect: PHI202
  return Response.json({ ok: true });
}
