match event:
    case {"patient": p, **rest} if ok(p):
        send(p)
    case Point(x=a, y=0) | [_, a, *_]:
        send(a)
    case Note(text) as whole:
        send(text)
    case kinds.DONE | "end" | None:
        pass
    case other:
        drop(other)
