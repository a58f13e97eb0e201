// A function in the database gets its arguments, and answers what it selects.
import { createClient } from "@supabase/supabase-js";
import pino from "pino";

const log = pino();
const supabase = createClient("https://x.supabase.co", "key");

export async function saveVisit(chiefComplaint: string, birthDate: string) {
  const { data, error } = await supabase.rpc("visit_upsert", {  // expect: PHI115
    p_chief_complaint: chiefComplaint,
    p_birth_date: birthDate,
  });
  if (error) {
    log.error({ code: error.code }, "failed");
    return;
  }
  log.info({ action: data.action, visit_id: data.visit_id, ok: data.ok }, "saved");
}

// What it answers is known by its name.
export async function findPatient(wanted: number) {
  const { data } = await supabase.rpc("patient_of", { wanted });
  log.info(data.patient_name);  // expect: PHI201
}
