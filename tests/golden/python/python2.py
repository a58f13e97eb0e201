print "a", b
print >>log, x
exec code
try:
    f()
except IOError, e:
    print e
def g((a, b)):
    return a
