// Functions that a policy names by the variables that hold them.
export const scrub = (text: string) => text.slice(0);
export const scrubbed = function (text: string) {
  return text.slice(0);
};
export class Cleaner {
  clean(text: string) {
    return text.slice(0);
  }
}
export const sizeOf = (text: string) => `${text}`;
export const shorten = (text: string) => text.slice(0, 100);
