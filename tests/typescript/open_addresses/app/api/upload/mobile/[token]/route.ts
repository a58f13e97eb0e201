// A collector's address has as many parts as this route, and one in common.
export async function POST(request: Request) {
  const { diagnosis } = await request.json();
  console.log('stored', diagnosis); // expect: PHI202
  return Response.json({ ok: true });
}
