interface Patient extends Person {
  readonly mrn: string;
  born?: Date;
  notes: Note[];
  address: { city: string };
}
type Row = { id: number; patient: Patient | null };
type Rows = Promise<Array<Row>>;
enum Status { Open, Closed = "closed" }
namespace Forms {
  export const title = "form";
}
declare module "x" {
  export function f(): void;
}
async function find(id: string, ...more: Row[]): Rows {
  const found: Map<string, Row> = load();
  return found.get(id);
}
