// What an inner function sees of the variables around it, call by call.
export function keep(text: string) {
  let kept = "";
  function take() {
    kept = text;
  }
  take();
  return kept;
}

export function callers(mrn: string, patientName: string) {
  console.log(keep(mrn)); // expect: PHI202
  console.log(keep("none"));
}

function through(text: string) {
  let kept: string | undefined;
  const put = () => {
    kept = text;
  };
  const get = () => {
    put();
    return kept;
  };
  return get();
}

export function deeper(mrn: string, patientName: string) {
  console.log(through(mrn)); // expect: PHI202
  console.log(through("none"));
}

declare function masked(text: string): number;

export function replaced_ok(mrn: string, patientName: string) {
  let shown: string | number = mrn;
  shown = masked("none");
  const show = () => {
    console.info("shown", typeof shown);
  };
  show();
  console.log(shown);
}

export function inner_bad(mrn: string, patientName: string) {
  let shown = "";
  [1].forEach(() => {
    shown = mrn;
  });
  console.log(shown); // expect: PHI202
}

// Somebody else runs it, later.
export function escapes_bad(mrn: string, patientName: string, bus: any) {
  bus.onClose(() => {
    console.log(mrn); // expect: PHI202
  });
}

// A callback gets what the call that was given it hands on.
function hand(text: string, to: (text: string) => void) {
  to(text);
}

function handOn(text: string, to: (text: string) => void) {
  hand(text, to);
}

export function handed(mrn: string, patientName: string) {
  handOn(mrn, (text) => console.log(text)); // expect: PHI202
  handOn("none", (text) => console.log(text));
}
