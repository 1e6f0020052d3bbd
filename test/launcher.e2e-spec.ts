import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
const program = `
  import { word } from '@relais/word';
  process.on('SIGTERM', () => { process.stdout.write('ending'); process.exit(0); });
  process.stdout.write(JSON.stringify([word, ...process.argv.slice(2)]) + '\\n');
  if (process.argv[2] === 'wait') setInterval(() => undefined, 1000);
  process.exitCode = Number(process.argv[3] ?? 0);
`;

type Outcome = Readonly<{ code: number | null; stdout: string; stderr: string }>;

describe('The launcher', () => {
  let folder: string;

  /** A project of one library and one program, whose packages are installed. */
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'relais-launch-'));
    for (const part of ['launch.mjs', 'launch', '.swcrc'])
      await cp(join(root, part), join(folder, part), { recursive: true });
    for (const part of ['apps/cli/src', 'libs/word/src', 'node_modules'])
      await mkdir(join(folder, part), { recursive: true });
    await symlink(join(root, 'node_modules', '@swc'), join(folder, 'node_modules', '@swc'), 'junction');
    await writeFile(join(folder, 'package-lock.json'), '{}');
    await writeFile(
      join(folder, 'node_modules', '.relais-lock'),
      createHash('sha256').update('{}').digest('hex'),
    );
    await writeFile(join(folder, 'apps/cli/src/main.ts'), program);
    await says('one');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const says = (word: string) =>
    writeFile(join(folder, 'libs/word/src/index.ts'), `export const word = '${word}';`);

  const relais = (...args: string[]) =>
    new Promise<Outcome>((resolve) => {
      const child = execFile(
        process.execPath,
        ['launch.mjs', 'relais', ...args],
        { cwd: folder },
        (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
      );
    });

  it('builds what is out of date, and only that, once for all who come', async () => {
    const first = await Promise.all([relais('a'), relais('a'), relais('a')]);
    expect(first.map(({ stdout }) => stdout)).toEqual(Array(3).fill('["one","a"]\n'));
    expect(first.filter(({ stderr }) => stderr.includes('Building the server'))).toHaveLength(1);

    expect(await relais('b')).toMatchObject({ stdout: '["one","b"]\n', stderr: '' });
    await says('two');
    expect(await relais('c')).toMatchObject({ stdout: '["two","c"]\n', stderr: 'Building the server …\n' });
  });

  it('builds again when the build before was cut off', async () => {
    await rm(join(folder, 'dist', '.server'));
    await mkdir(join(folder, '.relais-server', 'half'), { recursive: true });
    await writeFile(join(folder, '.tools', 'setup.lock'), '999999999 long-ago\nsome-ticket');
    expect(await relais('d')).toMatchObject({ stderr: 'Building the server …\n' });
    await expect(readFile(join(folder, '.tools', 'setup.lock'))).rejects.toThrow('ENOENT');
  });

  it('builds without running anything, for an image', async () => {
    await rm(join(folder, 'dist'), { recursive: true });
    const building = spawn(process.execPath, ['launch.mjs', 'build'], { cwd: folder });
    let said = '';
    building.stdout.on('data', (text) => (said += String(text)));
    expect(await once(building, 'close')).toEqual([0, null]);
    expect(said).toBe('');
    await readFile(join(folder, 'dist/apps/cli/src/main.js'));
  });

  it('passes on the exit code, and says how it is used', async () => {
    expect((await relais('end', '7')).code).toBe(7);
    const wrong = spawn(process.execPath, ['launch.mjs', 'fly'], { cwd: folder });
    expect(await once(wrong, 'exit')).toEqual([2, null]);
  });

  it('passes on SIGTERM and waits for the end', async () => {
    const child = spawn(process.execPath, ['launch.mjs', 'relais', 'wait', '3'], { cwd: folder });
    let said = '';
    child.stdout.on('data', (text) => (said += String(text)));
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(said).toContain('ending');
  });
});
