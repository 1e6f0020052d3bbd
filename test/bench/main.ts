import 'reflect-metadata';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startOrJoin } from '@relais/database';
import { format, resolveConfig } from 'prettier';
import { projectRoot } from '../../apps/api/src/project-root';
import { freshDatabase } from '../support/postgres';
import type { Bench } from './bench';
import { cpuOfPostgres, cpuOfProcess } from './cpu';
import { lines } from './report/lines';
import { machine, moment } from './report/machine';
import { type Figures, type Section, recorded, renewed, report } from './report/page';

const page = join(projectRoot, 'docs', 'benchmarks.md');
const record = join(projectRoot, 'docs', 'benchmarks.json');

/** `main.js [LINE …] [--write] [--seconds N]`: runs all lines or those named; tables on standard output, progress on the other. With
 * `--write` each line that is done goes into docs/benchmarks.json and docs/benchmarks.md, beside what is there of the others. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { write: { type: 'boolean' }, seconds: { type: 'string', default: '5' } },
  });
  const unknown = positionals.filter((name) => !lines.some((line) => line.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No such line: ${unknown.join(', ')}. There are: ${lines.map(({ name }) => name).join(', ')}.`,
    );
  }
  const chosen = lines.filter(({ name }) => positionals.length === 0 || positionals.includes(name));

  const folder = mkdtempSync(join(tmpdir(), 'relais-bench-'));
  const server = await startOrJoin(folder);
  const end = async () => {
    await server.leave();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void end().then(() => process.exit(1)));
  try {
    process.env['RELAIS_TEST_POSTGRES'] = server.url;
    const bench: Omit<Bench, 'say'> = {
      course: { rounds: 3, roundMs: Number(values.seconds) * 1000, warmUpMs: 2000 },
      clocks: { node: cpuOfProcess(process.pid), postgres: await cpuOfPostgres(server.url) },
      freshDatabase: async () => (await freshDatabase()).url,
    };
    const before = await machine(server.url, folder);
    const sections: { [line: string]: Section } = {};
    for (const { name, title, run } of chosen) {
      const say = (progress: string) => process.stderr.write(`${name}: ${progress}\n`);
      const measured = moment();
      sections[name] = { title, measured, finding: await run({ ...bench, say }) };
      if (values.write) await write({ machine: before, sections });
    }
    process.stdout.write(`${report({ machine: before, sections })}\n`);
  } finally {
    await end();
  }
}

/** Into the record and its page, beside what other runs found. */
async function write(run: Figures): Promise<void> {
  const known = existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as Figures) : null;
  const all = recorded(
    known,
    run,
    lines.map(({ name }) => name),
  );
  const style = await resolveConfig(record);
  writeFileSync(record, await format(JSON.stringify(all), { ...style, parser: 'json' }));
  writeFileSync(
    page,
    await format(renewed(readFileSync(page, 'utf8'), report(all)), { ...style, parser: 'markdown' }),
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
