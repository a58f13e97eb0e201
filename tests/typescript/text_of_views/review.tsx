// A lone "&" in the text of a view is no mistake.
export function Review({ items, patientName }: { items: string[]; patientName: string }) {
  return (
    <div>
      <h1>Review & upload</h1>
      {items.map((item) => (
        <p key={item}>Q & A of {item} in R & D</p>
      ))}
      <b onClick={() => console.log(patientName)}>x</b> {/* expect: PHI202 */}
    </div>
  );
}

export function masked_ok(flags: number, mask: number) {
  console.log(flags & mask);
}
