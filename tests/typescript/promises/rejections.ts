// What a promise is rejected with reaches the `catch` at the end of its chain.
export async function refused_bad(mrn: string, patientName: string) {
  try {
    await Promise.reject(mrn);
  } catch (error) {
    console.log(error); // expect: PHI204
  }
}

export function reject_ok(mrn: string, patientName: string) {
  return new Promise((resolve, reject) => {
    if (mrn) resolve("done");
    reject("none");
  }).catch((reason) => {
    console.log(reason);
  });
}

async function load(text: string) {
  throw new Error("no chart of " + text); // expect: PHI203
}

export function load_bad(mrn: string, patientName: string) {
  return load(mrn).catch((error) => console.log(error)); // expect: PHI204
}

export function load_ok(mrn: string, patientName: string) {
  return load("none").catch((error) => console.log(error));
}

// Nobody awaits it: what it raises comes out elsewhere.
export function dropped_ok(mrn: string, patientName: string) {
  try {
    load(mrn);
  } catch (error) {
    console.log(error);
  }
}

export async function awaited_bad(mrn: string, patientName: string) {
  try {
    await load(mrn);
  } catch (error) {
    console.log(error); // expect: PHI204
  }
}
