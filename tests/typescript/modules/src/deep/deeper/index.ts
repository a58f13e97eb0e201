export { print as show } from "./print";
