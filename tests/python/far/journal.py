import writer


class Journal:
    def enter(self, row):
        writer.put("admitted", row)
        return len(row)
