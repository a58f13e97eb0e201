void calls(Client &client, std::string text) {
  Note made(text, 1);
  Note braces{text};
  Note vexing(text, load());
  auto held = std::make_unique<Note>(text);
  Note *heap = new Note(text);
  char *room = new char[8];
  client.post("/notes")->body(text).send();
  (*client.handler)(text);
  std::cout << "note " << text << std::endl;
  int bits = 1 << 3;
  auto run = [&, copy = text](int id) { client.put(id, copy); };
  run(static_cast<int>(bits));
  client.table["name"] = text;
  client.list[0] = text;
  client.at(1) = text;
  text += "!";
  Options options = {.key = text, .size = 3};
  delete heap;
}
