// How many there are says nothing of them, whatever it is kept under.
export function under_key_ok(patients: string[], notes: string[]) {
  console.log("loaded", { patients: patients.length, notes: notes.length });
  const n = patients.length;
  console.log("loaded", { patients: n });
}
export async function rows_ok(db: any, model: any) {
  const r = await db.run("DELETE FROM prescriptions");
  console.log("purged", { prescriptions: r.rowCount });
  console.log("purged", { prescriptions: r.changes ?? 0 });
  const d = await model.deleteMany({});
  console.log("purged", { patients: d.deletedCount, notes: d.modifiedCount });
}
export async function kept_ok(prisma: any) {
  const p = await prisma.patient.deleteMany({});
  const counts = { patients: p.count };
  console.log("done", counts);
}
export function by_index_ok(chiefComplaint: string, rows: any[], patientName: string, i: number) {
  const list: string[] = [];
  list[i] = chiefComplaint;
  console.log("n", list.length);
  for (let k = 0; k < rows.length; k++) rows[k] = { ...rows[k], patientName };
  console.log(`updated ${rows.length} rows`);
}
export function by_index_bad(rows: any[], patientName: string, i: number) {
  rows[i] = patientName;
  console.log(rows);  // expect: PHI202
  console.log(rows[0]);  // expect: PHI202
  console.log(rows[i].length, rows[i]);  // expect: PHI202
}
export async function other_member_bad(db: any) {
  const r = await db.run("SELECT * FROM patients");
  console.log({ patients: r.rows });  // expect: PHI202
}
