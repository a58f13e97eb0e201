outer: for (let i = 0; i < n; i++) {
  while (true) {
    if (skip(i)) continue outer;
    if (done(i)) break outer;
    break;
  }
}
do { step(); } while (more());
switch (kind) {
  case "a":
    first();
  case "b":
    second();
    break;
  default:
    third();
}
function guarded(x) {
  try {
    return open(x);
  } catch ({ message }) {
    log(message);
    throw new Error(message);
  } finally {
    close();
  }
}
