a = b = f()
c, d = d, c
(e, [g, *h]), i = value
record.name = note["text"]
record["a"] = record[key] = 1
record[1:2] = rows
count: int = 3
flag: bool
