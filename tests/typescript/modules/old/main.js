const { put, count } = require("./store");

function common_bad(patientName) {
  put({ name: patientName });
}

function count_ok(patientName) {
  console.log(count(), patientName.length);
}
