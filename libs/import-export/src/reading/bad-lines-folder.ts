import { createWriteStream } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BadLines } from './bad-lines';
import { networkFile } from './network-json';
import { PhysicalLines } from './physical-lines';

/** Makes a folder beside the imported one, under a name that is not taken. */
export async function makeBadLinesFolder(folder: string): Promise<string> {
  for (let number = 1; ; number++) {
    const path = `${resolve(folder)}-bad-lines${number === 1 ? '' : `-${String(number)}`}`;
    try {
      await mkdir(path);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Copies network.json and, byte by byte, the header and the bad lines of each file: a folder to correct and import again. */
export async function writeBadLines(from: string, to: string, bad: BadLines): Promise<void> {
  await copyFile(join(from, networkFile), join(to, networkFile));
  for (const file of bad.files) {
    const [source, copy] = [join(from, bad.nameOf(file)), join(to, bad.nameOf(file))];
    if (bad.isWhole(file)) await copyFile(source, copy);
    else await pipeline(linesOf(source, bad.headerLinesOf(file), bad.linesOf(file)), createWriteStream(copy));
  }
}

async function* linesOf(
  path: string,
  headerLines: number,
  places: ReadonlyMap<number, number>,
): AsyncGenerator<Buffer> {
  const lines = new PhysicalLines(path);
  let copyUntil = headerLines;
  for (let line = await lines.peek(); line; line = await lines.peek()) {
    copyUntil = Math.max(copyUntil, places.get(line.number) ?? 0);
    if (line.number <= copyUntil) yield Buffer.concat([line.bytes, Buffer.from('\n')]);
    lines.skip(1);
  }
}
