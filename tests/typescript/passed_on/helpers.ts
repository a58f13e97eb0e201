export interface MedicationEntity {
  id: string;
  dosageInstruction?: { text?: string }[];
  diagnosis?: string;
}
function applyLimit<T>(items: T[], count: number): T[] {
  return items.slice(0, count);
}
export function ofRecords_bad(chart: { medications: MedicationEntity[] }) {
  console.log(applyLimit(chart.medications, 3)); // expect: PHI202
}
export function ofWords_ok(words: string[]) {
  console.log(applyLimit(words, 2));
}
