import { Body, Controller, Post } from "@nestjs/common";
import { NotesService } from "./service";

class CreateNote {
  mrn!: string;
  patientName!: string;
}

@Controller("notes")
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Post()
  create(@Body() body: CreateNote) {
    this.notes.touch_ok({ text: "a note" });
    return this.notes.save_bad({ text: body.mrn });
  }
}
