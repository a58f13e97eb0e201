// What an ORM's client gives for a model whose name says that it is patients'.
import { PrismaClient } from "@prisma/client";
import OpenAI from "openai";

const prisma = new PrismaClient();
const client = new OpenAI();

export async function one_bad(id: number) {
  const found = await prisma.patient.findUnique({ where: { id } });
  console.log(found);  // expect: PHI202
}

export async function context_bad({ ctx, id }: { ctx: { db: PrismaClient }; id: number }) {
  const notes = await ctx.db.clinicalNote.findMany({ where: { id }, take: 3 });
  await client.responses.create({ model: "m", input: JSON.stringify(notes) });  // expect: PHI101
}

export async function other_ok() {
  console.log(await prisma.invoice.findMany());
  console.log(await prisma.patient.count());
}
