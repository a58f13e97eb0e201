// Macros of the program, as headers have them.
#pragma once
#include <cstdio>
#include <iostream>

namespace clinic {
void tell(const char *text, const char *file, int line);
void both(const char *text, const char *more);
void count(std::size_t size);
} // namespace clinic

#ifdef NDEBUG
#define DEBUG_TELL(text) while (false)
#else
#define DEBUG_TELL(text) clinic::tell(text, __FILE__, __LINE__)
#endif

#define TELL_ALL(text, ...) clinic::both(text, ##__VA_ARGS__) // to the console
#define TELL_TWICE(text) \
  do { \
    clinic::tell(text, __FILE__, __LINE__); \
    DEBUG_TELL(text); \
  } while (0) // both

#define PRINT(text) std::cout << "[clinic] " << text << std::endl
#define PRINT_MORE(text) PRINT("more: " << text)
#define FORMAT(format, ...) std::printf(format, ##__VA_ARGS__)

#define LONGER(a, b) ((a).size() > (b).size() ? (a) : (b))
#define COUNT(text) clinic::count((text).size())
#define NAME_OF(value) clinic::tell(#value, __FILE__, __LINE__)
