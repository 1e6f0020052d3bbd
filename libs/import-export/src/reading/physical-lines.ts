import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

/** A line of the file, without its line feed; numbers start at 1. */
export type PhysicalLine = Readonly<{ number: number; bytes: Buffer }>;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const longestLine = 1024 * 1024;

/** The lines of a file, read as a stream; of a line beyond 1 MiB only the beginning. Without line feeds, carriage returns end them. */
export class PhysicalLines {
  private readonly chunks: AsyncIterator<Buffer>;
  private waiting: PhysicalLine[] = [];
  private next = 0;
  private rest: Buffer = Buffer.alloc(0);
  private number = 0;
  private ended = false;
  private lineEnd: number | null = null;

  constructor(path: string) {
    const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
    this.chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  }

  /** The line `ahead` lines further on, without taking it. */
  async peek(ahead = 0): Promise<PhysicalLine | undefined> {
    while (this.next + ahead >= this.waiting.length && !this.ended) await this.readOn();
    return this.waiting[this.next + ahead];
  }

  skip(lines: number): void {
    this.next += lines;
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }

  private async readOn(): Promise<void> {
    const read = await this.chunks.next();
    this.waiting = this.waiting.slice(this.next);
    this.next = 0;
    if (read.done) {
      this.ended = true;
      if (this.rest.length > 0) this.add(this.rest);
      return;
    }
    let start = 0;
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, read.value]) : read.value;
    this.lineEnd ??= !bytes.includes(lineFeed) && bytes.includes(carriageReturn) ? carriageReturn : lineFeed;
    for (let end = bytes.indexOf(this.lineEnd); end !== -1; end = bytes.indexOf(this.lineEnd, start)) {
      this.add(bytes.subarray(start, end));
      start = end + 1;
    }
    this.rest = bytes.subarray(start).subarray(0, longestLine);
  }

  private add(bytes: Buffer): void {
    this.number += 1;
    this.waiting.push({ number: this.number, bytes });
  }
}

/** Bytes that are no UTF-8 are taken for Latin-1, so that the rest of the line can still be understood. */
export function textOf({ bytes }: PhysicalLine): { text: string; isText: boolean } {
  const isText = isUtf8(bytes);
  const text = bytes.toString(isText ? 'utf8' : 'latin1');
  const [start, end] = [text.startsWith('\uFEFF') ? 1 : 0, text.endsWith('\r') ? -1 : undefined];
  return { text: text.slice(start, end), isText };
}
