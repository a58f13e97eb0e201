import { os } from "@orpc/server";

export const write_bad = os.input({}).handler(async ({ input }) => {
  console.log(input.transcript);  // expect: PHI202
});

export const rename_ok = os.input({}).handler(async ({ input }) => {
  console.log(input.title, input.noteId);
});
