import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { openSealed, writeSealed } from './sealed-file';

const folder = mkdtempSync(join(tmpdir(), 'relais-sealed-'));
const file = join(folder, 'file');
const written = Buffer.concat([Buffer.from('first line\n'), randomBytes(200_000)]);

async function* pieces() {
  yield written.subarray(0, 70_000);
  yield written.subarray(70_000);
}

let whole: Buffer;
beforeAll(async () => {
  await writeSealed(file, pieces(), false);
  whole = readFileSync(file);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const opened = (content: Buffer) => {
  const path = join(folder, 'other');
  writeFileSync(path, content);
  return openSealed(path);
};

describe('A sealed file', () => {
  it('is read as it was written, by any reader of zstd too', async () => {
    const { pieces: read } = (await openSealed(file)).content();
    expect(Buffer.concat(await read.toArray()).equals(written)).toBe(true);
    expect(zstdDecompressSync(whole).equals(written)).toBe(true);
  });

  it('is refused when it was cut, wherever', async () => {
    for (const length of [4, 50, 73, 100, whole.length >> 1, whole.length - 73, whole.length - 1])
      await expect(opened(whole.subarray(0, length))).rejects.toThrow('was cut or changed');
  });

  it('is refused when anything was changed or added', async () => {
    for (const at of [4, 1000, whole.length - 74, whole.length - 73, whole.length - 66, whole.length - 1]) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await expect(opened(changed)).rejects.toThrow('was cut or changed');
    }
    await expect(opened(Buffer.concat([whole, Buffer.from('\n')]))).rejects.toThrow('was cut or changed');
  });

  it('is told from other files', async () => {
    for (const other of ['', 'memberRef,name\n', 'x'.repeat(1000)])
      await expect(opened(Buffer.from(other))).rejects.toThrow('is not a backup');
    await expect(openSealed(join(folder, 'nothing'))).rejects.toThrow('ENOENT');
  });

  it('replaces none that is there, unless it must', async () => {
    await expect(writeSealed(file, pieces(), false)).rejects.toThrow('is there already');
    expect(readFileSync(file).equals(whole)).toBe(true);
    await writeSealed(file, pieces(), true);
    await openSealed(file);
  });

  it('that could not be finished leaves what was there, and nothing else', async () => {
    const failing = async function* () {
      yield written;
      throw new Error('out of reach');
    };
    await expect(writeSealed(file, failing(), true)).rejects.toThrow('out of reach');
    await expect(writeSealed(join(folder, 'new'), failing(), false)).rejects.toThrow('out of reach');
    await openSealed(file);
    expect(readdirSync(folder).toSorted()).toEqual(['file', 'other']);
  });
});
