import { z } from "zod";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { InferSelectModel } from "drizzle-orm";
import { discharge } from "./schema";

const intake = z.object({
  patientName: z.string().min(2),
  diagnosis: z.string().optional(),
  copies: z.number(),
});
const widget = z.object({ title: z.string(), width: z.number() });
const longer = intake.extend({ ward: z.string() }).strict();
const visits = pgTable("visits", { ssn: text("ssn"), diagnosis: text("diagnosis") });

type Intake = z.infer<typeof intake>;
type Widget = z.output<typeof widget>;
type Longer = z.infer<typeof longer>;
type Visit = InferSelectModel<typeof visits>;

export function inferred_bad(values: Intake) {
  console.log(values); // expect: PHI202
  console.log(values.copies);
}
export function inferred_in_place_bad(values: z.input<typeof intake>) {
  console.log(JSON.stringify(values)); // expect: PHI202
}
export function extended_bad(values: Longer) {
  console.log(values); // expect: PHI202
}
export function table_bad(row: Visit) {
  console.log(row); // expect: PHI202
}
export function asserted_bad(body: unknown) {
  const values = body as Intake;
  console.log(values); // expect: PHI202
}
export function inferred_ok(values: Widget) {
  console.log(values);
}
export function FN_schema_of_another_file(values: z.infer<typeof discharge>) {
  console.log(values);
}
