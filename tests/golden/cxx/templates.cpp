template <typename T> class Box {
public:
  void put(const T &value) { held = value; }
  template <class U> U as() const;
private:
  T held;
};
template <typename T> template <class U> U Box<T>::as() const {
  return static_cast<U>(held);
}
template <class... Args> void all(Args &&...args) { use(std::forward<Args>(args)...); }
Box<std::string> box;
