a = "plain" 'joined' "\x41\n"
b = f"hi {name!r:>{width}} {{x}}" " and more"
c = "%s of %s" % (a, b.c)
d = "%(k)s" % record
e = b"bytes\xff"
g = r"\d+"
h = "a" + b + "c"
i = f"{a}{b}"
