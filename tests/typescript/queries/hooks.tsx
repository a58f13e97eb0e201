import { QueryClient, queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import useSWR from "swr";
import useSWRMutation from "swr/mutation";
import { BehaviorSubject } from "rxjs";

interface Props { mrn: string; patientName: string }

export function Query_bad({ mrn }: Props) {
  const { data, isLoading } = useQuery({ queryKey: ["chart"], queryFn: async () => ({ text: mrn, rows: 3 }) });
  console.log(data.text); // expect: PHI202
  console.log(data.rows, isLoading);
}

export function Select_bad({ mrn }: Props) {
  useQuery({ queryKey: ["a"], queryFn: async () => mrn, select: (text) => console.log(text) }); // expect: PHI202
}

export function Select_ok({ mrn }: Props) {
  const { data } = useQuery({ queryKey: ["a"], queryFn: async () => [mrn], select: (rows) => rows.length });
  console.log(data);
}

const chart = (mrn: string) => queryOptions({ queryKey: ["b"], queryFn: async () => mrn });
export function Options_bad({ mrn }: Props) {
  console.log(useQuery(chart(mrn)).data); // expect: PHI202
}

export function Mutation_bad({ mrn, patientName }: Props) {
  const save = useMutation({
    mutationFn: async (row: { text: string }) => row,
    onSuccess: (saved) => console.log(saved.text), // expect: PHI202
    onError: (error, row) => console.error(row.text), // expect: PHI202
  });
  return <button onClick={() => save.mutate({ text: mrn })} />;
}

export function Mutation_ok({ mrn }: Props) {
  const { mutate } = useMutation({
    mutationFn: async (row: { text: string }) => ({ ok: true }),
    onSuccess: (saved) => console.log(saved),
    onError: () => console.error("not saved"),
  });
  return <button onClick={() => mutate({ text: mrn })} />;
}

const client = new QueryClient();
export function Cache_bad({ mrn }: Props) {
  client.setQueryData(["draft"], { text: mrn });
}
export function Cached() {
  console.log(client.getQueryData(["draft"])); // expect: PHI202
  console.log(client.getQueryData(["theme"]));
}

export function Swr_bad({ mrn }: Props) {
  const { data } = useSWR("/chart", async () => mrn);
  console.log(data); // expect: PHI202
  const { trigger } = useSWRMutation("/chart", async (url: string, { arg }: { arg: string }) => {
    console.log(arg); // expect: PHI202
  });
  trigger(mrn);
}

const notes = new BehaviorSubject("");
export function push(mrn: string) {
  notes.next(mrn);
}
export function listen_bad() {
  notes.subscribe((text) => console.log(text)); // expect: PHI202
  notes.subscribe({ next: (text) => console.log(text) }); // expect: PHI202
}
const pages = new BehaviorSubject(1);
export function listen_ok() {
  pages.subscribe((page) => console.log(page));
}
