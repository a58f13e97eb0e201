import { remember } from "@/lib/log";

export function alias_bad(patientName: string, mrn: string) {
  remember(`${patientName} ${mrn}`);
}
