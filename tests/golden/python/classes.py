class Note(Base, models.Model, table=True):
    """A note."""

    id: int = 3
    text: "Optional[str]" = None
    limit = id

    class Meta:
        ordering = ["id"]

    def __init__(self, text):
        self.text = text

    @property
    def short(self):
        return self.text

    @short.setter
    def short(self, value):
        self.text = value

    @staticmethod
    def make():
        return Note("")

    @classmethod
    def load(cls, id):
        return cls(id)
