import { Injectable, Logger } from "@nestjs/common";

@Injectable()
export class NotesService {
  private readonly logger = new Logger(NotesService.name);

  save_bad(note: { text: string }) {
    this.logger.log(`saved ${note.text}`); // expect: PHI201
    return note;
  }

  touch_ok(note: { text: string }) {
    this.logger.log(`touched ${note.text}`);
  }
}
