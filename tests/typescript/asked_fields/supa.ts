import { createClient } from "@supabase/supabase-js";
const supabase = createClient("https://x.supabase.co", "k");
export async function f() {
  const { data } = await supabase.from("patients").select("id, status");
  console.log(data);
  const { data: d2 } = await supabase.from("patients").select("id, diagnosis");
  console.log(d2);  // expect: PHI202
  const { data: d3 } = await supabase.from("patients").select("*").single();
  console.log(d3.ssn);  // expect: PHI202
}
export async function nested() {
  const { data } = await supabase.from("patients").select("id, visits(date, note), label:diagnosis");
  console.log(data);  // expect: PHI202
  const columns = "id, status";
  const { data: some } = await supabase.from("patients").select(columns);
  console.log(some);
}
export async function unknown(columns: string) {
  const { data } = await supabase.from("patients").select(columns);
  console.log(data);  // expect: PHI202
}
