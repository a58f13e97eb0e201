// A key that is written out is a name.
export async function POST(request: Request) {
  const form = await request.formData();
  const first = form.get("ssn");
  console.log(first); // expect: PHI202
  const second = new URL(request.url).searchParams.get("mrn");
  console.log(second); // expect: PHI202
  console.log(new URL(request.url).searchParams.get("page"));
}
