// The project's title says what its messages are about.
export async function POST(request: Request) {
  const { message } = await request.json();
  console.log('asked', message); // expect: PHI202
  return Response.json({ ok: true });
}
