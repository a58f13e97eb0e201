export function remember(text: string) {
  console.log(text); // expect: PHI202
}
