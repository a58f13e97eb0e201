a = x + y - z * 2
b = x < y < z
c = not x
d = -x
e = base + [item]
g = x | y
h = (n := f(x)) + n
