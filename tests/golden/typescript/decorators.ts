@Controller("notes")
export class Notes {
  constructor(@Inject() private service: Service) {}
  @Input() title: string;
  @Get(":id")
  find(@Param("id") id: string) {
    return this.service.find(id);
  }
}
