import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline as piped, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';

// A frame that every reader of zstd skips (RFC 8878, 3.1.2): its mark, the length of what follows, the checksum.
const sealHead = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 65, 0, 0, 0]);
const sealBytes = sealHead.length + 65;
const contentHead = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * Writes a file that is compressed (zstd) and ends with its SHA-256, completely or not at all, readable only for its owner (0600).
 * @throws Error when the file exists, unless `force`
 */
export async function writeSealed(
  file: string,
  content: AsyncIterable<Buffer | string>,
  force: boolean,
): Promise<{ bytes: number }> {
  if (!force && existsSync(file))
    throw new Error(`${file} is there already: choose another name, or --force.`);
  const partial = `${file}.partial`;
  const hash = createHash('sha256');
  let bytes = sealBytes;
  const sealing = async function* (compressed: AsyncIterable<Buffer>) {
    for await (const piece of compressed) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
    yield Buffer.concat([sealHead, Buffer.from(`${hash.digest('hex')}\n`)]);
  };
  await rm(partial, { force: true });
  try {
    const sink = createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(content, createZstdCompress(), sealing, sink);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { bytes };
}

/** A file with a correct checksum; `content` reads it from the start, `readSoFar` returns how much of `bytes` that has read. */
export type SealedFile = Readonly<{
  bytes: number;
  content(): { pieces: Readable; readSoFar: () => number };
}>;

/** @throws Error in one sentence when it is no such file, was cut or was changed */
export async function openSealed(file: string): Promise<SealedFile> {
  const bytes = await checkedLength(file);
  return {
    bytes,
    content() {
      const source = createReadStream(file, { end: bytes - 1 });
      // The reader of the pieces gets every failure.
      const pieces = piped(source, createZstdDecompress(), () => undefined);
      return { pieces, readSoFar: () => source.bytesRead };
    },
  };
}

async function checkedLength(file: string): Promise<number> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const [head, seal] = [Buffer.alloc(contentHead.length), Buffer.alloc(sealBytes)];
    await handle.read(head, 0, head.length, 0);
    if (!head.equals(contentHead)) throw new Error(`${file} is not a backup of Relais.`);
    const bytes = size - sealBytes;
    await handle.read(seal, 0, sealBytes, Math.max(0, bytes));
    const hash = createHash('sha256');
    if (bytes > 0)
      await pipeline(handle.createReadStream({ start: 0, end: bytes - 1, autoClose: false }), hash);
    const expected = Buffer.concat([sealHead, Buffer.from(`${hash.digest('hex')}\n`)]);
    if (!seal.equals(expected))
      throw new Error(`${file} was cut or changed since it was written. Take another copy of it.`);
    return bytes;
  } finally {
    await handle.close();
  }
}
