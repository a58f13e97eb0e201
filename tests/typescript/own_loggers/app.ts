// A logger of the application that ends where nobody can look.
class Journal {
  private lines: string[] = [];
  constructor(private transport: Transport) {}
  error(message: string) { this.lines.push(message); }
  info(message: string) { this.transport.deliver(message); }
  debug(message: string) {}
  warn(message: string) {
    console.warn(message); // expect: PHI202
  }
}
export const logger = new Journal(makeTransport());

export function queued_bad(patientName: string) {
  logger.error(`seen ${patientName}`); // expect: PHI201
}

export function delivered_bad(patientName: string) {
  logger.info(`seen ${patientName}`); // expect: PHI201
}

export function dropped_ok(patientName: string) {
  logger.debug(`seen ${patientName}`);
}

export function told_where_it_is_printed(patientName: string) {
  logger.warn(`seen ${patientName}`);
}
