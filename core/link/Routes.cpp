// Requests of the program to itself.
//
// Problem. A form sends a note to "/api/notes/17", and a handler of the same
// repository, often in another language, serves "/notes/{id}". Data goes
// across. Definition. Handlers are functions that a row with `serves`
// registers, or that a framework finds by file and export. A request's address
// is every constant that its `url` may be, without those of public hosts;
// scheme, host, query and an unknown beginning are cut. A handler answers a
// request if its segments are the last ones of the request's (what includes a
// router adds a prefix), at least one of them is the same text, no more of its
// texts are left open by the request than are the same, and the methods do not
// differ. Of several, those with most equal segments. A handler does not answer
// itself. Where callers say where a request goes, each has its own
// (Requests.cpp). Cost: requests times handlers, after a filter by equal texts;
// both are few.
#include "core/link/Linker.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace philint::link {
namespace {

constexpr std::size_t kMostHandlers = 4;
constexpr std::string_view kWild = "*";

bool globMatches(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*')
    ++p;
  return p == pattern.size();
}

bool isParameter(std::string_view segment) {
  return segment.find_first_of("{<:[*(") != segment.npos ||
         segment.starts_with('$');
}

// Could the program itself serve what a URL with this host asks? Names that
// no public server has are those of its own services.
bool isOwnHost(std::string_view host) {
  host = host.substr(0, std::min(host.size(), host.find(':')));
  constexpr std::array<std::string_view, 6> kPrivate = {
      ".internal", ".local", ".lan", ".svc", ".localhost", ".test"};
  return host.find('.') == host.npos || host.find('*') != host.npos ||
         host.starts_with("127.") || host == "0.0.0.0" ||
         std::any_of(kPrivate.begin(), kPrivate.end(),
                     [&](std::string_view end) { return host.ends_with(end); });
}

bool leadsOut(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos)
    return false;
  url.remove_prefix(scheme + 3);
  return !isOwnHost(url.substr(0, std::min(url.size(), url.find('/'))));
}

std::string_view withoutHost(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != url.npos) {
    url.remove_prefix(scheme + 3);
    url.remove_prefix(std::min(url.size(), url.find('/')));
  }
  return url.substr(0, std::min(url.size(), url.find_first_of("?#")));
}

std::vector<std::string> segmentsOf(std::string_view path) {
  std::vector<std::string> out;
  while (!path.empty()) {
    const auto end = std::min(path.size(), path.find('/'));
    const std::string_view part = path.substr(0, end);
    if (!part.empty() && part != ".")
      out.emplace_back(isParameter(part) ? kWild : part);
    path.remove_prefix(std::min(path.size(), end + 1));
  }
  return out;
}

// What the path's parameters are called: `{id}`, `<int:id>`, `{id:path}`, `:id`.
std::vector<std::string> holesOf(std::string_view path) {
  std::vector<std::string> out;
  const auto isName = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
  };
  for (std::size_t at = 0; at < path.size();) {
    const auto end = std::min(path.size(), path.find('/', at));
    const std::string_view part = path.substr(at, end - at);
    at = end + 1;
    if (!isParameter(part))
      continue;
    for (std::size_t i = 0; i < part.size();) { // a converter is a name as well
      std::size_t stop = i;
      while (stop < part.size() && isName(part[stop]))
        ++stop;
      if (stop > i)
        out.emplace_back(part.substr(i, stop - i));
      i = stop + 1;
    }
  }
  return out;
}

// Equal texts, or -1 where the handler does not answer the request: a text that
// differs, or more texts of the handler that the request leaves open than it
// has in common with it (`/api/${org}/${stream}` is not `/api/upload/mobile`).
int agreement(const std::vector<std::string> &asked,
              const std::vector<std::string> &served) {
  if (served.empty() || served.size() > asked.size())
    return -1;
  int equal = 0, open = 0;
  for (std::size_t i = 1; i <= served.size(); ++i) {
    const std::string &a = asked[asked.size() - i];
    const std::string &s = served[served.size() - i];
    if (a == s && a != kWild)
      ++equal;
    else if (s != kWild && a != kWild)
      return -1;
    else if (s != kWild)
      ++open;
  }
  return equal && open <= equal ? equal : -1;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return out;
}

std::string verb(std::string_view word) {
  constexpr std::array<std::string_view, 7> kVerbs = {
      "get", "post", "put", "patch", "delete", "head", "options"};
  std::string name = lower(word);
  if (name == "del")
    name = "delete";
  return std::find(kVerbs.begin(), kVerbs.end(), name) == kVerbs.end()
             ? std::string()
             : name;
}

} // namespace

void Linker::wireFileHandlers() {
  for (std::uint32_t h = 0; h < catalog.fileHandlers.size(); ++h) {
    const model::FileHandler &handler = catalog.fileHandlers[h];
    const bool script = handler.language != ir::Language::Python;
    for (UnitId u = 0; u < p.units.size(); ++u) {
      const std::string path = '/' + p.units[u]->path;
      if (isScript(p.units[u]->language) != script ||
          std::none_of(handler.files.begin(), handler.files.end(),
                       [&](Symbol glob) {
                         return globMatches(catalog.strings.text(glob), path);
                       }))
        continue;
      for (const Symbol name : handler.exports) {
        const Symbol cell = script ? exportName(name) : name;
        if (!isBound(u, cell))
          continue;
        const auto index = static_cast<std::uint32_t>(handlers_.size());
        handlers_.push_back({u, h, name});
        addWire(cellVertex(globalCell(u, cell)),
                {WireOp::Handler, kNone, 0, 0, index, kNone, kNone});
      }
    }
  }
}

void Linker::handle(std::uint32_t hook, ValueId calleeValue) {
  const Value callee = values[calleeValue];
  if (callee.kind != ValueKind::Function && callee.kind != ValueKind::Bound)
    return;
  const FunctionId f = callee.a;
  p.functions[f].isFramework = true;
  handled_.push_back({hook, f});
  const unsigned first =
      callee.kind == ValueKind::Bound || takesThis(f) ? 1 : 0;
  const UnitId u = p.functions[f].unit;
  const auto parameters = p.units[u]->parametersOf(p.fact(f));
  const auto &types = catalog.fileHandlers[handlers_[hook].handler].parameters;
  for (std::size_t i = 0; i < types.size() && first + i < parameters.size();
       ++i)
    if (types[i] != kNone)
      addFact(global(u, parameters[first + i].vertex), 0,
              api(canonical(types[i])));
}

// What the text at the port may be; unknown parts are wildcards.
std::vector<std::string> Linker::textsAt(SiteId s, const model::Port &port,
                                         const std::vector<Calling> &via,
                                         std::vector<FunctionId> &asked) const {
  std::vector<VertexId> vertices;
  portVertices(s, port, false, vertices);
  std::vector<std::string> out;
  for (const VertexId vertex : vertices)
    for (const auto &parts :
         constantsOf(p, vertex, port.path, via, asked).alternatives) {
      std::string text;
      for (const ConstantPart &part : parts) {
        const bool known = part.kind == ConstantPart::Literal;
        if (!known && text.empty())
          continue; // the address of the server
        text += known ? p.symbols.text(part.text) : kWild;
      }
      if (!text.empty())
        out.push_back(std::move(text));
    }
  return out;
}

std::string Linker::verbOf(SiteId s, const std::optional<model::Port> &port,
                           const std::vector<Calling> &via) const {
  UnitId u;
  const ir::Site &at = site(s, u);
  const std::string_view written = p.units[u]->text(at.written);
  const auto dot = written.rfind('.');
  std::string found =
      verb(dot == written.npos ? written : written.substr(dot + 1));
  if (!found.empty() || !port)
    return found;
  std::vector<FunctionId> asked;
  const std::vector<std::string> texts = textsAt(s, *port, via, asked);
  if (!texts.empty() || port->path.size() != 1)
    return texts.size() == 1 ? verb(texts[0]) : std::string();
  // A request that says no method is a GET.
  constexpr unsigned kDepth = 8;
  std::vector<VertexId> options;
  portVertices(s, *port, false, options);
  return std::any_of(options.begin(), options.end(),
                     [&](VertexId v) {
                       return mayHave(v, port->path[0].name, via, kDepth);
                     })
             ? std::string()
             : "get";
}

void Linker::addServedSites(std::vector<Served> &served) const {
  for (const Entry &made : p.entries) {
    if (!catalog.rows[made.row].serving)
      continue;
    const model::Serving &serving = *catalog.rows[made.row].serving;
    SiteId s = made.site;
    if (serving.throughCallee) {
      UnitId u;
      const ir::VertexId callee = site(s, u).callee;
      if (callee == kNone ||
          p.units[u]->vertices[callee].kind != ir::VertexKind::Result)
        continue;
      s = p.bases[u].site + p.units[u]->vertices[callee].data;
    }
    std::vector<FunctionId> asked;
    for (const std::string &path : textsAt(s, serving.path, {}, asked))
      served.push_back({made.function, segmentsOf(withoutHost(path)),
                        verbOf(s, std::nullopt, {}), serving.body,
                        holesOf(withoutHost(path))});
  }
}

void Linker::addServedFiles(std::vector<Served> &served) const {
  for (const auto &[hook, f] : handled_) {
    const HandlerHook &at = handlers_[hook];
    const model::FileHandler &handler = catalog.fileHandlers[at.handler];
    const std::string below =
        '/' + std::string(catalog.strings.text(handler.servedBelow)) + '/';
    std::string path = '/' + p.units[at.unit]->path;
    const auto begin = path.rfind(below);
    if (!handler.servedBelow || begin == path.npos)
      continue;
    path = path.substr(begin + below.size());
    const auto slash = path.rfind('/');
    const std::size_t file = slash == path.npos ? 0 : slash + 1;
    std::string stem = path.substr(file, path.find('.', file) - file);
    path.resize(file);
    if (handler.fileIsSegment && stem != "index")
      path += stem;
    // A folder in parentheses groups routes and is no part of them.
    for (auto open = path.find("/("); open != path.npos;
         open = path.find("/("))
      path.erase(open, std::min(path.size(), path.find('/', open + 1)) - open);
    served.push_back({f, segmentsOf(path),
                      verb(catalog.strings.text(at.name)), handler.body, {}});
  }
}

// Which parameters may get what is sent: in ECMAScript the first is the request,
// elsewhere the path's own get what the address says.
std::uint32_t Linker::takersOf(const Served &one) const {
  const FunctionInfo &info = p.functions[one.function];
  const ir::UnitFacts &unit = *p.units[info.unit];
  const auto parameters = unit.parametersOf(p.fact(one.function));
  if (isScript(unit.language))
    return takesThis(one.function) || info.ownerClass != kNone ? ~1U : 1U;
  std::uint32_t out = ~0U;
  for (std::size_t i = 0; i < parameters.size() && i < 32; ++i)
    if (std::find(one.names.begin(), one.names.end(),
                  unit.text(parameters[i].name)) != one.names.end())
      out &= ~(1U << i);
  return out;
}

// A handler that asks another server for its own path does not ask itself.
bool Linker::servesItself(const Asking &asking, const Served &one,
                          const std::vector<Served> &served) const {
  const auto isInside = [&](SiteId s, FunctionId handler) {
    UnitId u;
    const ir::Site &at = site(s, u);
    if (u != p.functions[handler].unit)
      return false;
    for (ir::FunctionId f = at.function; f != kNone;
         f = p.units[u]->functions[f].parent)
      if (p.bases[u].function + f == handler)
        return true;
    return false;
  };
  return std::any_of(served.begin(), served.end(), [&](const Served &own) {
    return own.segments == one.segments &&
           (isInside(asking.site, own.function) ||
            std::any_of(asking.via.begin(), asking.via.end(),
                        [&](const Calling &calling) {
                          return isInside(calling.site, own.function);
                        }));
  });
}

bool Linker::answer(const Asking &asking, const std::vector<std::string> &urls,
                    const std::string &method, std::vector<Served> &served) {
  bool any = false;
  for (const std::string &url : urls) {
    if (leadsOut(url))
      continue;
    const auto asked = segmentsOf(withoutHost(url));
    int best = 0;
    std::vector<const Served *> answers;
    for (const Served &one : served) {
      const int equal = agreement(asked, one.segments);
      if (equal < best || equal <= 0 ||
          (!method.empty() && !one.verb.empty() && method != one.verb))
        continue;
      if (equal > best)
        answers.clear();
      best = equal;
      const bool isKnown =
          std::any_of(answers.begin(), answers.end(), [&](const Served *have) {
            return have->function == one.function;
          });
      if (!isKnown && !servesItself(asking, one, served))
        answers.push_back(&one);
    }
    if (answers.size() > kMostHandlers)
      continue;
    for (const Served *one : answers) {
      CallbackTarget made{asking.site, asking.row, kNone, one->function,
                          Binding::Plain, 0};
      made.takers = takersOf(*one);
      made.body = one->body;
      if (!asking.via.empty()) {
        made.site = asking.via.back().site;
        made.handed = static_cast<std::uint32_t>(p.handed.size());
        p.handed.push_back(asking.given);
      }
      p.callbacks.push_back(made);
      any = true;
    }
  }
  return any;
}

// True where handlers of the program answer.
bool Linker::ask(const Asking &asking, std::vector<Served> &served) {
  const model::Request &request = *catalog.rows[asking.row].request;
  std::vector<FunctionId> asked;
  const std::vector<std::string> urls =
      textsAt(asking.site, request.url, asking.via, asked);
  const FunctionId f = callerOf(
      asking.via.empty() ? asking.site : asking.via.back().site);
  if (urls.size() > 1 &&
      std::find(asked.begin(), asked.end(), f) != asked.end()) {
    bool isHanded = false;
    const bool isAnswered = askAbove(asking, served, isHanded);
    if (isHanded)
      return isAnswered;
  }
  return answer(asking, urls, verbOf(asking.site, request.method, asking.via),
                served);
}

void Linker::joinRoutes() {
  std::vector<std::pair<SiteId, RowId>> requests;
  for (SiteId s = 0; s + 1 < p.rowStart.size(); ++s)
    for (const RowId row : p.rowsOf(s))
      if (catalog.rows[row].request)
        requests.push_back({s, row});
  if (requests.empty() || (p.entries.empty() && handled_.empty()))
    return;
  std::vector<Served> served;
  addServedSites(served);
  addServedFiles(served);
  for (const auto &[s, row] : requests) {
    const model::Request &request = *catalog.rows[row].request;
    Asking asking{s, row, {}, {}};
    std::vector<VertexId> vertices;
    const auto places = [&](const model::Port &port, bool isTarget, auto &out) {
      vertices.clear();
      portVertices(s, port, isTarget, vertices);
      for (const VertexId v : vertices)
        if (const PathId path = portPath(port); path != kNone)
          out.push_back({v, path});
    };
    for (const model::Port &body : request.body)
      places(body, false, asking.given.body);
    if (request.answer)
      places(*request.answer, true, asking.given.answers);
    if (ask(asking, served))
      p.answered.push_back({s, row});
  }
  std::sort(p.callbacks.begin(), p.callbacks.end(),
            [](const CallbackTarget &a, const CallbackTarget &b) {
              return std::tuple(a.site, a.row, a.argument, a.function, a.path,
                                a.handed) <
                     std::tuple(b.site, b.row, b.argument, b.function, b.path,
                                b.handed);
            });
}

} // namespace philint::link
