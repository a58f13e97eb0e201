import { io } from "socket.io-client";

const socket = io("/");
export function draft(mrn: string, patientName: string) {
  socket.emit("draft", mrn);
  socket.emit("ping", "now");
}
