// Audit events of a clinic's server.
export function record(event: { action: string; [key: string]: unknown }) {
  console.log(event.action);
}

export function opened_bad(userId: string) {
  record({ action: "opened", userId, reason: "treatment", at: Date.now() }); // expect: PHI603
}

export function opened_ok(userId: string, patientId: string) {
  record({ action: "opened", userId, patientId, reason: "treatment", at: Date.now() });
}
