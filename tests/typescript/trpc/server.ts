import { initTRPC } from "@trpc/server";
import { z } from "zod";

const t = initTRPC.create();
export const router = t.router;
export const procedure = t.procedure;

export const patientRouter = router({
  get: procedure.input(z.object({ id: z.string() })).query(async ({ input }) => {
    return db.patient.findUnique({ where: { id: input.id } });
  }),
  save_bad: procedure.input(z.object({ line: z.string() })).mutation(async ({ input }) => {
    console.log(input.line); // expect: PHI202
    return { ok: true };
  }),
  page_ok: procedure.input(z.object({ line: z.string() })).mutation(async ({ input }) => {
    console.log(input.line);
  }),
});
export const appRouter = router({ patient: patientRouter });
export type AppRouter = typeof appRouter;
