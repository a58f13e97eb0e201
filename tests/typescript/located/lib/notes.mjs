export function count(note) {
  return { n: note.length };
}

export function head(note) {
  return note.slice(0, 20);
}
