// Where callers say where a request goes, each has its own answer.
const API = "http://localhost:3000/api";

export async function sent_bad() {
  const row = await (await fetch("/api/sent")).json();
  console.log(row);  // expect: PHI202
}

export async function status_bad() {
  const row = await (await fetch("/api/status")).json();
  console.log(row);  // expect: PHI202
}

const call = async (url: string, options: RequestInit = {}) => {
  const answer = await fetch(url, { ...options, headers: {} });
  return answer;
};

export const api = {
  register: async (patientName: string) => {
    const answer = await call(`${API}/register`, { method: "POST", body: JSON.stringify({ patientName }) });
    return (await answer.json()).message;
  },
  ping: async () => {
    const answer = await call(`${API}/ping`, { method: "POST" });
    return (await answer.json()).message;
  },
  count: async () => {
    const answer = await call(`${API}/count`, { method: "POST", body: JSON.stringify({ page: 1 }) });
    return (await answer.json()).message;
  },
};

export async function register_bad(patientName: string) {
  console.log(await api.register(patientName));  // expect: PHI202
}

export async function ping_ok() {
  console.log(await api.ping());
}

export async function count_ok() {
  throw new Error(await api.count());
}
