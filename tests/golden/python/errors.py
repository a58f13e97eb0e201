a(1)
x = = patient.ssn
b(1, 2 3)
def f(:
    c(y)
d()
