import { z } from "zod";

export const discharge = z.object({ patientName: z.string(), diagnosis: z.string() });
