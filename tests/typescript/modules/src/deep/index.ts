export * from "./deeper/index.js";
