const seen = [];
function put(row) {
  seen.push(row); // expect: PHI507
  console.log(row); // expect: PHI202
}
module.exports = { put, count: () => seen.length };
