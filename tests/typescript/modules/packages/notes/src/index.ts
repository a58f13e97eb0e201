export default class Notes {
  print(text: string) {
    console.warn(text); // expect: PHI202
  }
}
