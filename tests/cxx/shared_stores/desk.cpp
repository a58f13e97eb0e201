// One window fills a store that another reads: neither knows the other.
#include <iostream>
#include <string>
#include <vector>

std::string typedIn();

class Visit {
 public:
  std::string patientName;
};

class Ledger {
 public:
  void add(const Visit& visit) { visits.push_back(visit); }
  std::vector<Visit>& all() { return visits; }

 private:
  std::vector<Visit> visits;
};

class Form {
 public:
  Form(Ledger* given) : ledger(given) {}
  void onSave() {
    Visit visit;
    visit.patientName = typedIn();
    ledger->add(visit);
  }
  Ledger* ledger;
};

class Overview {
 public:
  Overview(Ledger* given) : ledger(given) {}
  void onList() {
    for (const Visit& visit : ledger->all())
      std::cout << visit.patientName;  // expect: PHI202
  }
  void onCount() { std::cout << ledger->all().size(); }
  Ledger* ledger;
};

class Desk {
 public:
  Desk() : ledger(new Ledger()) {}
  void onForm() {
    Form form(ledger);
    form.onSave();
  }
  void onOverview() {
    Overview overview(ledger);
    overview.onList();
  }
  Ledger* ledger;
};
