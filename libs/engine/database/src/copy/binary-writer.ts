import { daysSince2000, microsSince2000 } from '../server/postgres-times';

const two32 = 2 ** 32;

/**
 * Values of PostgreSQL in its binary formats, one after the other, each behind its length in four bytes. UUIDs, days and instants
 * are text as JSON has it; what has not that form is refused by an Error.
 */
export class BinaryWriter {
  /** Zeros, so that of a short length only the last byte is to be written. */
  private buffer: Buffer;
  private view: DataView;
  private at = 0;
  /** The size of a row's values without their texts. */
  private room = 0;
  private lastInstant = '';
  private lastMicros = 0;
  private lastDay = '';
  private lastDays = 0;

  /** @param capacity in bytes; it grows */
  constructor(capacity: number) {
    this.buffer = Buffer.alloc(capacity);
    this.view = viewOf(this.buffer);
  }

  /** The bytes that were written since the last call; the next buffer gets the same size. */
  take(): Buffer {
    const taken = this.written();
    this.buffer = Buffer.alloc(this.buffer.length);
    this.view = viewOf(this.buffer);
    this.at = 0;
    return taken;
  }

  bytes(bytes: Buffer): void {
    this.ensure(bytes.length);
    this.at += bytes.copy(this.buffer, this.at);
  }

  /** Begins a row of so many values. */
  row(values: number): void {
    this.room = 2 + values * 20;
    this.ensure(this.room);
    this.view.setInt16(this.at, values);
    this.at += 2;
  }

  /** Ends the rows; answers what was written since the last time. */
  end(): Buffer {
    this.ensure(2);
    this.view.setInt16(this.at, -1);
    this.at += 2;
    return this.written();
  }

  uuid(text: string | null): void {
    if (text === null) this.null();
    else this.digits(this.behindLength(16), text);
  }

  text(text: string | null): void {
    if (text === null) {
      this.null();
      return;
    }
    this.ensure(this.room + 3 * text.length);
    const length = this.buffer.write(text, this.at + 4);
    this.view.setInt32(this.at, length);
    this.at += 4 + length;
  }

  /** ISO 8601 in UTC, `…Z`, up to microseconds. */
  timestamptz(instant: string | null): void {
    if (instant === null) this.null();
    else this.int64(this.behindLength(8), this.micros(instant));
  }

  bigint(value: number | null): void {
    if (value === null) this.null();
    else this.int64(this.behindLength(8), value);
  }

  date(day: string | null): void {
    if (day === null) this.null();
    else this.view.setInt32(this.behindLength(4), this.days(day));
  }

  integer(value: number | null): void {
    if (value === null) this.null();
    else this.view.setInt32(this.behindLength(4), value);
  }

  smallint(value: number | null): void {
    if (value === null) this.null();
    else this.view.setInt16(this.behindLength(2), value);
  }

  boolean(value: boolean | null): void {
    if (value === null) this.null();
    else this.buffer[this.behindLength(1)] = value ? 1 : 0;
  }

  private null(): void {
    this.view.setInt32(this.at, -1);
    this.at += 4;
  }

  private written(): Buffer {
    return this.buffer.subarray(0, this.at);
  }

  /** Where the value goes. */
  private behindLength(length: number): number {
    const begin = this.at + 4;
    this.buffer[begin - 1] = length;
    this.at = begin + length;
    return begin;
  }

  private int64(at: number, value: number): void {
    if (!Number.isSafeInteger(value)) throw new Error(`${String(value)} is no whole number.`);
    const high = Math.floor(value / two32);
    this.view.setInt32(at, high);
    this.view.setInt32(at + 4, value - high * two32);
  }

  private digits(at: number, text: string): void {
    const { buffer } = this;
    let all = text.length === 36 ? 0 : none;
    for (let n = 0; n < 16; n++) {
      const first = firstDigits[n] ?? 0;
      const high = hexDigits[text.charCodeAt(first)] ?? none;
      const low = hexDigits[text.charCodeAt(first + 1)] ?? none;
      all |= high | low;
      buffer[at + n] = (high << 4) | low;
    }
    if (all >= 16) throw new Error(`${text} is no UUID.`);
  }

  /** Values beside each other are often the same. */
  private micros(instant: string): number {
    if (instant !== this.lastInstant) {
      this.lastMicros = microsSince2000(instant);
      this.lastInstant = instant;
    }
    return this.lastMicros;
  }

  private days(day: string): number {
    if (day !== this.lastDay) {
      this.lastDays = daysSince2000(day);
      this.lastDay = day;
    }
    return this.lastDays;
  }

  private ensure(more: number): void {
    if (this.at + more <= this.buffer.length) return;
    const larger = Buffer.alloc(2 * (this.buffer.length + more));
    this.buffer.copy(larger, 0, 0, this.at);
    [this.buffer, this.view] = [larger, viewOf(larger)];
  }
}

const viewOf = ({ buffer, byteOffset, length }: Buffer): DataView => new DataView(buffer, byteOffset, length);

/** Of each byte of a UUID as text. */
const firstDigits = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const none = 255;
const hexDigits = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? none : digit;
});
