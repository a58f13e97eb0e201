import fs, { readFile as read } from "node:fs";
import * as path from "path";
import type { Note } from "./types";
import "./side-effect";
export { save, load as restore } from "./store";
export * from "./all";
export * as shapes from "./shapes";
export const limit = 10, { a, b: [c] } = path;
export default class Reader {}
export function open(name: string) {
  return read(name);
}
const lazy = await import("./lazy");
