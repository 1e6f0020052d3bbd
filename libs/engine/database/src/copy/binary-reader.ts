import { dayAfter2000, instantAfter2000 } from '../server/postgres-times';

const two32 = 2 ** 32;
const mostNames = 10_000;

/** Values of a row in PostgreSQL's binary formats, asked for in their order; none of them null. */
export class BinaryReader {
  private buffer: Buffer = Buffer.alloc(0);
  private at = 0;
  private readonly names = new Map<number, string>();
  private readonly days = new Map<number, string>();

  /** Begins with the values at a place of a buffer. */
  enter(buffer: Buffer, at: number): void {
    this.buffer = buffer;
    this.at = at;
  }

  text(): string {
    const begin = this.at + 4;
    this.at = begin + this.int32(this.at);
    return this.buffer.toString('utf8', begin, this.at);
  }

  /** A text with few different values: equal texts share one string. */
  name(): string {
    const { at } = this;
    const length = this.int32(at);
    const key = this.int32(at + 4) ^ this.int32(at + length) ^ length;
    const known = this.names.get(key);
    if (known?.length === length && this.isNext(known)) {
      this.at = at + 4 + length;
      return known;
    }
    const name = this.text();
    if (this.names.size >= mostNames) this.names.clear();
    this.names.set(key, name);
    return name;
  }

  json(): unknown {
    return JSON.parse(this.text());
  }

  integer(): number {
    this.at += 8;
    return this.int32(this.at - 4);
  }

  /** Within the whole numbers that a number holds exactly. */
  bigint(): number {
    this.at += 12;
    return this.int32(this.at - 8) * two32 + (this.int32(this.at - 4) >>> 0);
  }

  /** An ISO day. */
  date(): string {
    const days = this.integer();
    const known = this.days.get(days);
    if (known !== undefined) return known;
    const day = dayAfter2000(days);
    this.days.set(days, day);
    return day;
  }

  /** ISO 8601 in UTC, with microseconds. */
  timestamptz(): string {
    return instantAfter2000(this.bigint());
  }

  private isNext(text: string): boolean {
    const begin = this.at + 4;
    for (let n = 0; n < text.length; n++) if (text.charCodeAt(n) !== this.buffer[begin + n]) return false;
    return true;
  }

  private int32(at: number): number {
    const { buffer } = this;
    return (
      ((buffer[at] ?? 0) << 24) |
      ((buffer[at + 1] ?? 0) << 16) |
      ((buffer[at + 2] ?? 0) << 8) |
      (buffer[at + 3] ?? 0)
    );
  }
}
