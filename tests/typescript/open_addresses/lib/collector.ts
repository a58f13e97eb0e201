const host = process.env.COLLECTOR_URL;

export async function ship_ok(organisation: string, stream: string, attempts: number) {
  const answer = await fetch(`${host}/api/${organisation}/${stream}/_json`, {
    method: 'POST',
    body: JSON.stringify({ attempts }),
  });
  console.log('shipped', await answer.json());
}
