// A doctor of code: nothing else speaks of health.
export async function POST(request: Request) {
  const { message } = await request.json();
  console.log('asked', message);
  return Response.json({ ok: true });
}
