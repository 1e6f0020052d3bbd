import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Charter, type Day, type NetworkId } from '@relais/contracts';
import { type EventStore, Refusal } from '@relais/event-sourcing';
import { type CharterVersion, inOrderOfDays } from '@relais/networks/rules';
import type { Vault } from '@relais/vault';
import { unparse } from 'papaparse';
import type { EntityManager } from 'typeorm';
import { type ExportRow, ExportRows } from './export-rows';
import { reportRows } from './report-rows';
import { networkFile } from './reading/network-json';
import { NetworkState } from './recorded/network-state';
import {
  type Table,
  announcements,
  attendance,
  meetings,
  members,
  needs,
  oneToOnes,
  people,
  referrals,
  reports,
  series,
  thanks,
} from './tables/tables';

export type ExportDependencies = Readonly<{
  store: EventStore;
  vault: Vault;
  /** Of the engine: reads the vault. */
  rows: EntityManager;
  /** The network's day, on which what is no longer kept is left out. */
  today: (timezone: string) => Day;
}>;

const chunkSize = 500;

/**
 * Writes a network in the import format: UTF-8, RFC 4180 with line feeds, meetings by day, the rest in the order of recording, so that an import of it into an
 * empty installation gives equal ledgers and liveliness. Values are written as they are, also those that start with = + - @: a
 * folder is for programs, and must come back unchanged. The folder appears whole or not at all.
 * @throws Refusal `unknown-network`, `folder-not-empty`
 */
export async function exportFolder(
  networkId: NetworkId,
  folder: string,
  { store, vault, rows, today }: ExportDependencies,
): Promise<void> {
  const target = resolve(folder);
  await ensureEmpty(target);
  const state = await NetworkState.read(store, networkId);
  if (!state.founded) throw new Refusal('unknown-network', 'There is no such network.');
  const { ref: networkRef, timezone, currency, decimals, language } = state.founded;
  const lines = await ExportRows.collect(state, networkId, { vault, rows });

  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const [first, ...later] = changingCharters(state.charters);
    const { purpose, ...charter } = ownRules(first?.charter);
    const { name = '', country, values, price } = await lines.networkValues(networkId);
    const description = { ...(values && { values }), ...(price && { price }) };
    const network = {
      networkRef,
      name,
      purpose: purpose ?? Charter.parse({}).purpose,
      timezone,
      currency,
      language,
      ...(country && { country }),
      ...(Object.keys(charter).length > 0 && { charter }),
      ...(later.length > 0 && {
        laterCharters: later.map((version) => ({ from: version.from, charter: ownRules(version.charter) })),
      }),
      ...(Object.keys(description).length > 0 && { description }),
    };
    await writeFile(join(draft, networkFile), `${JSON.stringify(network, null, 2)}\n`);
    await write(draft, members, lines.members());
    const others = [...lines.collectOthers()];
    if (others.length > 0) await write(draft, people, others);
    if (state.series.size > 0) await write(draft, series, lines.series());
    await write(draft, meetings, lines.meetings());
    await write(draft, attendance, lines.attendance());
    const announced = [...lines.announcements(today(timezone))];
    if (announced.length > 0) await write(draft, announcements, announced);
    const sought = await lines.collectNeeds();
    if (sought.length > 0) await write(draft, needs, sought);
    await write(draft, referrals, lines.referrals());
    const reported = [...reportRows(state)];
    if (reported.length > 0) await write(draft, reports, reported);
    await write(draft, thanks, lines.thanks(currency, decimals));
    await write(draft, oneToOnes, lines.oneToOnes());
    await rmdir(target).catch(() => undefined);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function ensureEmpty(folder: string): Promise<void> {
  const inside = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  if (inside.length > 0)
    throw new Refusal('folder-not-empty', `${folder} is not empty; name a folder that does not exist yet.`);
}

/** By their days, without those that change nothing. */
const changingCharters = (charters: ReadonlyMap<Day, Charter>): CharterVersion[] =>
  inOrderOfDays([...charters].map(([from, charter]) => ({ from, charter }))).filter(
    ({ charter }, n, all) => JSON.stringify(charter) !== JSON.stringify(all[n - 1]?.charter),
  );

/** The rules that are not the defaults. */
function ownRules(charter: Charter | undefined): Partial<Charter> {
  const defaults = Charter.parse({});
  const isOwn = ([key, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(defaults[key as keyof Charter]);
  return Object.fromEntries(Object.entries(charter ?? {}).filter(isOwn));
}

async function write(
  folder: string,
  { file, columns }: Table,
  rows: Iterable<ExportRow> | AsyncIterable<ExportRow>,
): Promise<void> {
  await pipeline(linesOf(Object.keys(columns), rows), createWriteStream(join(folder, file)));
}

async function* linesOf(
  columns: readonly string[],
  rows: Iterable<ExportRow> | AsyncIterable<ExportRow>,
): AsyncGenerator<string> {
  const csv = (cells: unknown[][]) => `${unparse(cells, { newline: '\n' })}\n`;
  yield csv([[...columns]]);
  let chunk: unknown[][] = [];
  for await (const row of rows) {
    chunk.push(columns.map((column) => row[column] ?? ''));
    if (chunk.length === chunkSize) {
      yield csv(chunk);
      chunk = [];
    }
  }
  if (chunk.length > 0) yield csv(chunk);
}
