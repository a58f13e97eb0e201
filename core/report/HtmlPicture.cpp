// The picture of the data flow: categories, services, vendors, left to right.
// Whether a BAA covers what is reached is told by colour, line and word.
#include "core/report/HtmlPage.h"
#include "core/report/Writers.h"

#include <algorithm>

namespace philint::report::html {

namespace {

constexpr int kBoxHeight = 44, kGap = 12, kTop = 44;
constexpr int kLeft[] = {10, 360, 730}, kWidth[] = {220, 250, 260};
constexpr std::size_t kMostServices = 40;

struct Box {
  std::string key, text, note; // note: a second, smaller line
  Standing standing = Standing::Covered;
  bool isNeutral = false;
  int y = 0;
  int middle() const { return y + kBoxHeight / 2; }
};

struct Columns {
  std::vector<Box> boxes[3];
  struct Line {
    unsigned column; // from this one to the next
    std::size_t from, to;
    Standing standing;
  };
  std::vector<Line> lines;
};

const char *classOf(Standing standing) {
  return standing == Standing::Covered    ? "covered"
         : standing == Standing::Internal ? "internal"
                                          : "open";
}

std::size_t boxAt(std::vector<Box> &boxes, const std::string &key) {
  for (std::size_t i = 0; i < boxes.size(); ++i)
    if (boxes[i].key == key)
      return i;
  boxes.emplace_back();
  boxes.back().key = key;
  return boxes.size() - 1;
}

void addLine(Columns &columns, unsigned column, std::size_t from,
             std::size_t to, Standing standing) {
  for (Columns::Line &line : columns.lines)
    if (line.column == column && line.from == from && line.to == to) {
      if (standing == Standing::Open)
        line.standing = standing;
      return;
    }
  columns.lines.push_back({column, from, to, standing});
}

// Categories that the same services receive are one box. Returns the box of
// each category.
std::map<std::string, std::size_t> addCategories(const Context &context,
                                                 Columns &out) {
  std::map<std::string, std::string> receivers; // by category
  std::size_t number = 0;
  for (const InventoryEntry &entry : context.review.inventory.entries) {
    if (number++ == kMostServices)
      break;
    for (const std::string &key : entry.phi)
      receivers[key] += std::to_string(number) + " ";
  }
  std::map<std::string, std::size_t> boxes, counts;
  for (const auto &[key, who] : receivers) {
    const std::size_t i = boxes[key] = boxAt(out.boxes[0], who);
    Box &box = out.boxes[0][i];
    const auto at = context.review.categories.find(key);
    box.text += (box.text.empty() ? "" : ", ") +
                (at == context.review.categories.end() ? key : at->second);
    box.isNeutral = true;
    if (++counts[who] > 1)
      box.note = counted(counts[who], "kind");
  }
  return boxes;
}

Columns columnsOf(const Context &context) {
  Columns out;
  const auto &entries = context.review.inventory.entries;
  std::map<std::string, std::size_t> categories = addCategories(context, out);
  for (std::size_t i = 0; i < entries.size() && i < kMostServices; ++i) {
    const InventoryEntry &entry = entries[i];
    const Standing standing = standingOf(entry);
    const std::size_t service =
        boxAt(out.boxes[1], entry.vendor + "\n" + entry.service + "\n" + entry.host);
    Box &middle = out.boxes[1][service];
    middle.text = !entry.service.empty() ? entry.service
                  : !entry.host.empty()  ? entry.host
                                         : entry.name;
    middle.note = counted(entry.calls.size(), "call");
    middle.standing = standing;
    const std::size_t vendor = boxAt(
        out.boxes[2], entry.vendor.empty() ? "\n" + entry.name : entry.vendor);
    Box &right = out.boxes[2][vendor];
    if (right.text.empty()) {
      right.text = entry.name;
      right.standing = standing;
    } else if (standing == Standing::Open) {
      right.standing = standing;
    }
    right.note = name(right.standing);
    addLine(out, 1, service, vendor, standing);
    for (const std::string &key : entry.phi)
      addLine(out, 0, categories[key], service, standing);
  }
  return out;
}

// Stacks the boxes of each column around the middle of the tallest one.
int layOut(Columns &columns) {
  std::size_t most = 0;
  for (const auto &boxes : columns.boxes)
    most = std::max(most, boxes.size());
  const int height = static_cast<int>(most) * (kBoxHeight + kGap);
  for (auto &boxes : columns.boxes) {
    int y = kTop + (height - static_cast<int>(boxes.size()) *
                                 (kBoxHeight + kGap)) / 2;
    for (Box &box : boxes) {
      box.y = y;
      y += kBoxHeight + kGap;
    }
  }
  return kTop + height;
}

// As many characters as fit; the whole text is the box's title.
std::string fitted(const std::string &text, std::size_t most) {
  if (characterCount(text) <= most)
    return text;
  std::string out;
  std::size_t count = 0;
  for (const char c : text) {
    count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    if (count >= most)
      break;
    out += c;
  }
  return out + "…";
}

std::string drawn(const Box &box, unsigned column) {
  const std::string type = box.isNeutral ? "plain" : classOf(box.standing);
  const std::string x = std::to_string(kLeft[column] + 10);
  const std::size_t most = static_cast<std::size_t>(kWidth[column]) / 8;
  std::string out = "<g><title>" + escaped(box.text) +
                    (box.note.empty() ? "" : ", " + escaped(box.note)) +
                    "</title><rect class=\"" + type + "\" x=\"" +
                    std::to_string(kLeft[column]) + "\" y=\"" +
                    std::to_string(box.y) + "\" width=\"" +
                    std::to_string(kWidth[column]) + "\" height=\"" +
                    std::to_string(kBoxHeight) + "\" rx=\"6\"/><text x=\"" + x +
                    "\" y=\"" +
                    std::to_string(box.y + (box.note.empty() ? 27 : 19)) +
                    "\">" + escaped(fitted(box.text, most)) + "</text>";
  if (!box.note.empty())
    out += "<text class=\"small " + type + "\" x=\"" + x + "\" y=\"" +
           std::to_string(box.y + 36) + "\">" + escaped(box.note) + "</text>";
  return out + "</g>\n";
}

std::string drawn(const Columns &columns, const Columns::Line &line) {
  const int x1 = kLeft[line.column] + kWidth[line.column];
  const int x2 = kLeft[line.column + 1];
  const int y1 = columns.boxes[line.column][line.from].middle();
  const int y2 = columns.boxes[line.column + 1][line.to].middle();
  const std::string bend = std::to_string((x1 + x2) / 2);
  return std::string("<path class=\"") + classOf(line.standing) + "\" d=\"M" +
         std::to_string(x1) + " " + std::to_string(y1) + "C" + bend + " " +
         std::to_string(y1) + " " + bend + " " + std::to_string(y2) + " " +
         std::to_string(x2) + " " + std::to_string(y2) + "\"/>\n";
}

} // namespace

std::string picturePart(const Context &context) {
  const auto &entries = context.review.inventory.entries;
  if (entries.empty())
    return section("data-flow", "Where patient data goes",
                   "<p>No patient data was found to leave the program.</p>\n");
  Columns columns = columnsOf(context);
  const int height = layOut(columns);
  std::string out =
      "<p>From left to right: the data, the service that is called, the "
      "vendor behind it. A dashed line is not covered by a BAA. The inventory "
      "below says the same in words.</p>\n<div class=\"wide picture\" "
      "tabindex=\"0\" role=\"region\" aria-label=\"Picture of the data "
      "flow\"><svg viewBox=\"0 0 1000 " +
      std::to_string(height) +
      "\" role=\"img\" aria-labelledby=\"picture-title picture-text\"><title "
      "id=\"picture-title\">Patient data, services and vendors</title><desc "
      "id=\"picture-text\">" +
      counted(columns.boxes[0].size(), "group") + " of patient data, " +
      counted(columns.boxes[1].size(), "service") + ", " +
      counted(columns.boxes[2].size(), "vendor") + "</desc>\n";
  const char *heads[] = {"Patient data", "Service", "Vendor"};
  for (unsigned column = 0; column < 3; ++column)
    out += "<text class=\"head\" x=\"" + std::to_string(kLeft[column]) +
           "\" y=\"24\">" + heads[column] + "</text>\n";
  for (const Columns::Line &line : columns.lines)
    out += drawn(columns, line);
  for (unsigned column = 0; column < 3; ++column)
    for (const Box &box : columns.boxes[column])
      out += drawn(box, column);
  out += "</svg></div>\n";
  if (entries.size() > kMostServices)
    out += "<p>" + std::to_string(entries.size() - kMostServices) +
           " further services are in the inventory alone.</p>\n";
  out += "<p>" + badge("covered", "covered by a BAA") + " " +
         badge("open", "not covered") + " " +
         badge("internal", "record system") + "</p>\n";
  return section("data-flow", "Where patient data goes", out);
}

} // namespace philint::report::html
