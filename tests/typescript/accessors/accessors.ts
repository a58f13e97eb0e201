// Getters and setters run where the member is read or assigned.
class Form {
  private kept = "";
  set text(value: string) {
    this.kept = value;
  }
  set logged(value: string) {
    console.log("set", value); // expect: PHI202
  }
  show() {
    console.log(this.kept); // expect: PHI202
  }
}

class Sheet extends Form {}

export function fill_bad(mrn: string, patientName: string) {
  const form = new Form();
  form.text = mrn;
  form.show();
  new Sheet().logged = mrn;
}

export function literal_bad(mrn: string, patientName: string) {
  const row = {
    get text() {
      return mrn;
    },
    set note(value: string) {
      console.log("note", value); // expect: PHI202
    },
  };
  console.log(row.text); // expect: PHI202
  row.note = mrn;
}

class Quiet {
  length = 0;
  set text(value: string) {
    this.length = value.length;
  }
  show() {
    console.log(this.length);
  }
}

export function count_ok(mrn: string, patientName: string) {
  const quiet = new Quiet();
  quiet.text = mrn;
  quiet.show();
}
