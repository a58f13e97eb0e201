import { EventEmitter } from "events";
import { Queue, Worker } from "bullmq";
import { Server } from "socket.io";
import { promisify } from "util";
import { EventEmitter2, OnEvent } from "@nestjs/event-emitter";

const events = new EventEmitter();
events.on("note", (text: string, page: number) => {
  console.log(text); // expect: PHI202
  console.log(page);
});
events.on("page", (page: number) => console.log(page));
export function send_bad(mrn: string, patientName: string) {
  events.emit("note", mrn, 3);
  events.emit("page", 3);
}

const others = new EventEmitter();
export function others_ok() {
  others.on("note", (text: string) => console.log(text));
}

class Visits extends EventEmitter {
  close(mrn: string) {
    this.emit("closed", { text: mrn });
  }
}
export function visits_bad(visits: Visits) {
  visits.on("closed", ({ text }) => console.log(text)); // expect: PHI202
  visits.on("opened", (text) => console.log(text));
}

export function page_bad(patientName: string) {
  window.dispatchEvent(new CustomEvent("patient:open", { detail: patientName }));
}
window.addEventListener("patient:open", (event: any) => console.log(event.detail)); // expect: PHI202
window.addEventListener("resize", (event: any) => console.log(event.detail));

const queue = new Queue("transcripts");
const NAME = "reminders";
export function add(mrn: string) {
  queue.add("job", { text: mrn });
}
export const worker_bad = new Worker("transcripts", async (job) => console.log(job.data.text)); // expect: PHI202
export const worker_ok = new Worker(NAME, async (job) => console.log(job.data.page));

export function serve_bad(server: any) {
  const sockets = new Server(server);
  sockets.on("connection", (socket) => {
    socket.on("draft", (text: string) => console.log(text)); // expect: PHI202
    socket.on("ping", (time: string) => console.log(time));
  });
}

class Reports {
  constructor(private events: EventEmitter2) {}
  close(mrn: string) {
    this.events.emit("report.closed", { text: mrn });
  }
}
export class Listener {
  @OnEvent("report.closed")
  closed_bad(report: { text: string }) {
    console.log(report.text); // expect: PHI202
  }
}

function load(text: string, done: (error: Error | null, text: string, rows: number) => void) {
  done(null, text, 3);
}
function count(text: string, done: (error: Error | null, rows: number) => void) {
  done(null, 3);
}
export async function promised_bad(mrn: string) {
  console.log(await promisify(load)(mrn)); // expect: PHI202
  console.log(await promisify(count)(mrn));
}
