import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function findPatient(id: string) {
  return prisma.patient.findUnique({ where: { id } });
}
