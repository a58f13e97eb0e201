static const bool kNever = false;
static int always() { return 1; }
int call(int value);

template <class T> int once(T value) { return call(value); }

int control(int value, int *list, int count) {
  if (kNever)
    call(1);
  if (always() && value > 2)
    call(2);
  switch (value) {
  case 1:
    call(3);
    [[fallthrough]];
  case 2:
    call(4);
    break;
  default:
    return call(5);
  }
  for (int i = 0; i < count; ++i)
    list[i] += value;
  do {
    if (value == 4)
      continue;
    --value;
  } while (value > 0);
  try {
    call(6);
    throw value;
  } catch (int caught) {
    call(caught);
  } catch (...) {
    goto end;
  }
end:
  const auto [first, second] = [](int a) {
    struct Pair { int first, second; };
    return Pair{a, 2};
  }(value);
  return value ? first : once(second);
}
