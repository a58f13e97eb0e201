// True where the text tells of nobody; how is not looked into.
export function isClean(text: string): boolean {
  return text.length > Number(process.env.LONGEST);
}
