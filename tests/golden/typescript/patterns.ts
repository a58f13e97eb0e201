const { name, born: { year = 1900 }, ...others } = patient;
let [first, , third = 3, ...tail] = rows;
({ a: target.x, [key]: target.y } = source);
[left, right] = [right, left];
for (const [k, v] of Object.entries(patient)) log(k, v);
for (const key in patient) log(key);
