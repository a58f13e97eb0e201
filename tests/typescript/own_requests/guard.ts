import type { Request, Response, NextFunction } from "express";
import { findPatient } from "some-db";

export interface StaffRequest extends Request {
  staff?: { id: string };
  patient?: any;
}

export function requireStaff(req: StaffRequest, res: Response, next: NextFunction) {
  if (!req.headers.authorization) return res.status(401).end();
  req.staff = { id: "s" };
  next();
}

// What a check puts on the request is there for whoever handles it.
export async function loadPatient(req: StaffRequest, res: Response, next: NextFunction) {
  const patientName: string = await findPatient(req.staff);
  req.patient = { name: patientName };
  next();
}
