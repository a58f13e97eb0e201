// What a cache keeps for ever, and what it forgets.
import Redis from "ioredis";

const cache = new Redis("rediss://cache.clinic.example");

export async function kept_bad(clinicalNote: string) {
  await cache.set("k", clinicalNote);  // expect: PHI904
}

export async function forgotten_ok(clinicalNote: string) {
  await cache.set("k", clinicalNote, "EX", 900);
  await cache.setex("k", 900, clinicalNote);
}
