import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKurrentDb } from './real-kurrentdb';

/** Says of itself what a KurrentDB says at `/info`: at first that it follows, then that it leads. */
const program = `
const [port, data, ...others] = process.argv.slice(2);
require('node:fs').writeFileSync(data + '/arguments', others.join(' '));
let asked = 0;
require('node:http')
  .createServer((_, answer) => answer.end(JSON.stringify({ state: asked++ < 2 ? 'follower' : 'leader', asked })))
  .listen(Number(port), '127.0.0.1');
`;

let folder: string;
let script: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-fake-'));
  script = join(folder, 'server.cjs');
  writeFileSync(script, program);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('A KurrentDB that a command line starts', () => {
  it('has ports and a folder of its own, leads when it is given, and leaves nothing', async () => {
    const command = `"${process.execPath}" "${script}" {port} {data} {replicationPort} {clusterSize} [{gossipSeeds}] {data}`;
    const [one, other] = [await startKurrentDb(command), await startKurrentDb(command)];
    expect(one.url).not.toBe(other.url);
    const info = one.url.replace('kurrentdb:', 'http:').replace('?tls=false', '/info');
    expect(await (await fetch(info)).json()).toMatchObject({ state: 'leader' });
    await Promise.all([one.stop(), other.stop()]);
    await expect(fetch(info)).rejects.toThrow();
  });

  it('that ends at once is an error with the command', async () => {
    const command = `"${process.execPath}" -e "process.exit(3)" {data}`;
    const failure = await startKurrentDb(command).then(() => '', String);
    expect(failure).toContain('process.exit(3)');
    const [, data = ''] = /(\S+relais-kurrentdb-\S+)/.exec(failure) ?? [];
    expect(data).not.toBe('');
    expect(existsSync(data)).toBe(false);
  });
});
