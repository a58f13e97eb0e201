export const print = (text: string) => {
  console.info(text); // expect: PHI202
};
