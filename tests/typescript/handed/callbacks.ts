// What a function's callback gives back is its own caller's.
function withSpan<T>(run: () => T): T {
  return run();
}

async function withRetry<T>(run: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const value = await run();
      return value;
    } catch {
      continue;
    }
  }
}

export function record(patient: { mrn: string }) {
  return withSpan(() => patient.mrn);
}

export function count_ok() {
  const count = withSpan(() => 42);
  console.log("count", count);
}

export function record_bad(patient: { mrn: string }) {
  console.log(record(patient));  // expect: PHI202
}

export async function tried_bad(patient: { mrn: string }) {
  console.log(await withRetry(async () => patient.mrn));  // expect: PHI202
}

export async function tried_ok() {
  console.log(await withRetry(async () => 42));
}

// Through two of them.
function withBoth<T>(run: () => T): T {
  return withSpan(run);
}

export function both_bad(patient: { mrn: string }) {
  console.log(withBoth(() => patient.mrn));  // expect: PHI202
}

export function both_ok() {
  console.log(withBoth(() => 42));
}
