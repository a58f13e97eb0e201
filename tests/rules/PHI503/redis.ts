// A client's address may be its first argument or a member of it.
import Redis from 'ioredis';
import { createClient } from 'redis';

const first = new Redis('redis://cache.clinic.example:6379');
const member = createClient({ url: 'redis://cache.clinic.example:6379' });
const safe = new Redis('rediss://cache.clinic.example:6379');

export async function first_bad(mrn: string) {
  await first.set('last', mrn, 'EX', 300); // expect: PHI503
}

export async function member_bad(mrn: string) {
  await member.set('last', mrn, { EX: 300 }); // expect: PHI503
}

export async function safe_ok(mrn: string) {
  await safe.set('last', mrn, 'EX', 300);
}
