import pino from "pino";

const audit = pino({ name: "audit", transport: { target: "@logtail/pino" } }); // expect: PHI213
const local = pino({ name: "audit", transport: { target: "pino/file" } });
const web = pino({ name: "requests", transport: { target: "@logtail/pino" } });

export function seen(mrn: string, patientName: string) {
  audit.info({ patient: mrn });
  local.info({ patient: mrn });
  web.info("seen");
}
