import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function findPatient(id: string) {
  return prisma.patient.findUnique({ where: { id } });
}
export async function findStatus(id: string) {
  return prisma.patient.findUnique({ where: { id }, select: { status: true, createdAt: true } });
}
export async function findDiagnosis(id: string) {
  return prisma.patient.findUnique({ where: { id }, select: { diagnosis: true } });
}
