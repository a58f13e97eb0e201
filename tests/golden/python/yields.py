def f(x):
    y = yield x
    yield from g(y)
    yield


async def h(x):
    async for y in x:
        await y
