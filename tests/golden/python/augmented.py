total += price * 2
text += "x"
names += ["last"]
record["note"] += f"{name}"
self.n -= 1
options |= {"a": 1}
