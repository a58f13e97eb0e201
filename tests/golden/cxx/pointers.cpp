void swap(Note *left, Note &right) {
  Note kept = *left;
  *left = right;
  right = kept;
  Note *other = left;
  other->text = right.text;
  left = other + 1;
}
void copies(Note byValue, const Note &byReference) {
  byValue.text = "changed";
  Note own = byReference;
  auto &same = own;
  same.text = "changed";
}
