import { json, useLoaderData } from "@remix-run/react";
import { findPatient } from "../db";
export async function loader({ params }) {
  const patient = await findPatient(params.id);
  return json({ patient });
}
export async function action({ request }) {
  const form = await request.formData();
  console.log(form.get("ssn"));  // expect: PHI202
  return json({});
}
export default function Page() {
  const { patient } = useLoaderData<typeof loader>();
  console.log(patient.diagnosis);  // expect: PHI202
  return null;
}
