interface Patient {
  mrn: string;
  dateOfBirth: string;
  notes: string[];
}

class Store {
  private rows: Patient[] = [];
  constructor(private readonly label: string) {}
  add(row: Patient) {
    this.rows.push(row);
  }
  get first() {
    return this.rows[0];
  }
  show() {
    console.log(this.first.mrn); // expect: PHI202
    console.log(this.label, this.rows.length);
  }
}

class Audited extends Store {
  constructor() {
    super("audited");
  }
  add(row: Patient) {
    super.add(row);
  }
  later = (row: Patient) => {
    console.log(row.dateOfBirth); // expect: PHI202
  };
}

export function keep_bad(patient: Patient) {
  const store = new Audited();
  store.add(patient);
  store.show();
  store.later(patient);
}
