import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";
import { NextRequest, NextResponse } from "next/server";

import { letterPrompt } from "@/lib/prompts";
import type { PatientSummary } from "@/lib/types";

/** A letter to the patient, written by a model. */
export async function POST(request: NextRequest) {
  const { patient, noteText }: { patient: PatientSummary; noteText: string } =
    await request.json();
  const { text } = await generateText({ // expect: PHI101, PHI301, PHI601 [signed: PHI301, PHI601]
    model: openai("gpt-4o"),
    prompt: letterPrompt(patient, noteText),
  });
  console.log("letter of %d characters", text.length);
  console.log(`letter for ${patient.lastName}`); // expect: PHI202
  return NextResponse.json({ text });
}
