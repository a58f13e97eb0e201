import { z } from "zod";

// The keys of a schema are names of fields, and no data.
const schema = z.object({
  page: z.string(),
  patientName: z.string().min(2),
  courses: z.array(z.object({ diagnosis: z.string().optional() })),
});

export function page_ok(input: unknown) {
  const parsed = schema.parse(input);
  console.log("page", parsed.page);
}

export function name_bad(input: unknown) {
  const parsed = schema.parse(input);
  console.log("name", parsed.patientName); // expect: PHI202
}

export function checked_bad(input: unknown) {
  const result = schema.safeParse(input);
  if (result.success) console.log(result.data.patientName); // expect: PHI202
}

export function keys_ok() {
  console.log(Object.keys(schema.shape), schema);
}
