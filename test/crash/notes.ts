import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

const longestLine = 4096;

/** Lines in a file that outlive a kill: what was added stays, a line that was cut off is removed. */
export class Notes {
  private constructor(private readonly file: number) {}

  static open(path: string): Notes {
    const file = openSync(path, 'a+');
    ftruncateSync(file, endOf(file));
    return new Notes(file);
  }

  add(lines: readonly string[]): void {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    for (let written = 0; written < bytes.length;) written += writeSync(this.file, bytes, written);
  }
}

/** The last whole line of such a file. */
export function lastLine(path: string): string | undefined {
  const file = openSync(path, 'a+');
  try {
    const { tail, end } = tailOf(file);
    return end === 0 ? undefined : tail.slice(tail.lastIndexOf('\n', end - 2) + 1, end - 1);
  } finally {
    closeSync(file);
  }
}

function tailOf(file: number) {
  const { size } = fstatSync(file);
  const start = Math.max(0, size - longestLine);
  const bytes = Buffer.alloc(size - start);
  const length = readSync(file, bytes, 0, bytes.length, start);
  const tail = bytes.toString('latin1', 0, length);
  return { start, tail, end: tail.lastIndexOf('\n') + 1 };
}

function endOf(file: number): number {
  const { start, end } = tailOf(file);
  return start + end;
}
