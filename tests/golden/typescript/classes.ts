abstract class Base<T> {
  protected abstract run(): void;
}
export class Service extends Base<Note> implements Runnable {
  static count = 0;
  #secret = "x";
  private cache: Map<string, Note> = new Map();
  handle = (note: Note) => this.save(note);
  static {
    Service.count = 1;
  }
  constructor(private readonly db: Db, size = 3) {
    super();
    this.size = size;
  }
  get total(): number {
    return this.cache.size;
  }
  set total(value) {
    this.size = value;
  }
  static make(db: Db) {
    return new this(db);
  }
  async save({ id, text = "" }: Note) {
    return super.run(id, text, this.#secret);
  }
  *[Symbol.iterator]() {
    yield* this.cache;
  }
}
