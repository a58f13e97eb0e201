import { createTRPCReact } from "@trpc/react-query";
import { createTRPCClient } from "@trpc/client";
import type { AppRouter } from "./server";

export const trpc = createTRPCReact<AppRouter>();
const client = createTRPCClient<AppRouter>({ links: [] });

export function Page_bad({ mrn, patientName }: { mrn: string; patientName: string }) {
  const { data } = trpc.patient.get.useQuery({ id: "1" });
  console.log(data); // expect: PHI202
  const save = trpc.patient.save_bad.useMutation({ onSuccess: (saved) => console.log(saved) });
  return <button onClick={() => save.mutate({ line: mrn })} />;
}

export async function load_bad() {
  console.log(await client.patient.get.query({ id: "1" })); // expect: PHI202
  await client.patient.page_ok.mutate({ line: "next" });
}
