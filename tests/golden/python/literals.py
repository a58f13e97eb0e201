a = [1, x, *rest, 2]
b = {"k": 1, 2: x, name: y, **other}
c = (1.5, True, None, ...)
d = {1, x}
e = ()
g = -1
