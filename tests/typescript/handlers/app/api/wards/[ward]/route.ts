import { NextRequest, NextResponse } from "next/server";

export async function POST(request: NextRequest) {
  const row = await request.json();
  console.log(row.text); // expect: PHI202
  console.log(row.length);
  return NextResponse.json({ stored: true });
}

export async function GET() {
  return NextResponse.json({ count: 3 });
}
