function plain(a, b = a.x, ...rest) {
  return arguments[0] + rest.length;
}
function Old(name) {
  this.name = name;
}
Old.prototype.show = function () {
  return () => this.name;
};
const arrow = async (x) => await x;
const named = function self(n) {
  return n ? self(n - 1) : 0;
};
plain(...list, (y) => y);
plain.call(null, 1);
plain.apply(null, list);
