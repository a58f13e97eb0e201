def f(path):
    with open(path) as (a, b), lock:
        a.read()


async def g(pool):
    async with pool.acquire() as c:
        return await c.fetch(x)
