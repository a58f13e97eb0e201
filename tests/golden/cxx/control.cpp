int walk(std::vector<Note> notes, int mode) {
  for (int i = 0; i < 3; ++i)
    use(i);
  for (const auto &note : notes) {
    if (note.done)
      continue;
    else if (mode > 2)
      break;
    use(note);
  }
  for (auto [key, value] : table())
    use(key, value);
  while (Note *next = take())
    use(next);
  do {
    --mode;
  } while (mode);
  switch (mode) {
  case 1:
    use(1);
  case 2:
    return 2;
  default:
    use(3);
  }
  try {
    risky();
  } catch (const Timeout &timeout) {
    use(timeout.what());
  } catch (...) {
    throw;
  }
  if (0)
    never();
  goto end;
end:
  return mode ? 1 : 0;
}
