import { endOfRows } from './manifest';

const end = Buffer.from(`\n${endOfRows}`);

/** Reads lines of JSON and rows of COPY, in turn, from the pieces of a content. */
export class Pieces {
  /** Begins at the start of a line. */
  private rest = Buffer.alloc(0);
  private readonly pieces: AsyncIterator<Buffer>;

  constructor(pieces: AsyncIterable<Buffer>) {
    this.pieces = pieces[Symbol.asyncIterator]();
  }

  /** The next line, without its end. */
  async line(): Promise<string> {
    for (;;) {
      const length = this.rest.indexOf('\n');
      if (length >= 0) return this.take(length + 1).toString('utf8', 0, length);
      await this.more();
    }
  }

  /** The rows up to the mark that ends them, which is passed over. */
  async *rows(): AsyncGenerator<Buffer, void, undefined> {
    for (;;) {
      if (this.rest.subarray(0, endOfRows.length).toString() === endOfRows) {
        this.take(endOfRows.length);
        return;
      }
      const ending = this.rest.indexOf(end);
      const length = (ending >= 0 ? ending : this.rest.lastIndexOf('\n')) + 1;
      if (length > 0) yield this.take(length);
      else await this.more();
    }
  }

  private take(length: number): Buffer {
    const taken = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return taken;
  }

  private async more(): Promise<void> {
    const next = await this.pieces.next();
    if (next.done) throw new Error('The backup ends before its last line.');
    this.rest = Buffer.concat([this.rest, next.value]);
  }
}
