class Broken {
  void half( {
};
void whole(int a) {
  use(a;
  }}
  int b = = 3;
  use(b);
}
Q_DECLARE_METATYPE(Note)
