def f(
    a: Optional[m.Patient],
    b: "list[Note] | None",
    c: A | B,
    d: Annotated[Session, Depends(get)],
    e: Literal["x"],
    g: Callable[[A], B],
) -> dict[str, "Note"]:
    x: Note = a
    self.y: Client = b


type Alias = list[Note]
