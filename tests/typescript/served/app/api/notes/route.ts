// One path with two methods; what it asks another server is not itself.
import { NextRequest, NextResponse } from "next/server";

export async function GET() {
  const answer = await fetch(`${process.env.BACKEND}/api/notes`, { method: "GET" });
  const rows = await answer.json();
  console.log(rows.total);
  return NextResponse.json({ ok: true });
}

export async function POST(request: NextRequest) {
  const { patientName } = await request.json();
  return NextResponse.json({ patientName });
}
