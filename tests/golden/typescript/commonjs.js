const fs = require("fs");
const { join } = require("path");
function save(row) {
  fs.writeFileSync(join("a", row.name), row.text);
}
exports.load = () => 1;
module.exports.limit = 2;
module.exports = { save, open: fs.open };
