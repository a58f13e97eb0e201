using namespace std;
using fmt::print;
namespace clinic {
static int count = 0;
extern string ward;
void announce(const Note &note) {
  print(note.text);
  count = count + 1;
  ::clinic::show(ward);
  helper::tell(note);
}
namespace {
int hidden() { return count; }
}
}
