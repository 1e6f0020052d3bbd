import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  Charter,
  Country,
  Currency,
  Day,
  DescriptionForVisitors,
  Language,
  Name,
  Purpose,
  Ref,
  TimeZone,
} from '@relais/contracts';
import type { CharterVersion } from '@relais/networks/rules';
import { z } from 'zod';
import type { BadLine } from '../import-report';
import { findGarbled } from './encoding';

export const networkFile = 'network.json';

export type NetworkSettings = Readonly<{
  networkRef: string;
  name: string;
  timezone: string;
  currency: string;
  language: Language;
  country?: Country | undefined;
  charter: Charter;
  /** Those that hold from a later day on than `charter`. */
  laterCharters: readonly CharterVersion[];
  description: DescriptionForVisitors;
}>;

type Read = Readonly<{
  settings: NetworkSettings | null;
  /** Also if there are other problems. */
  networkRef: string | null;
  bad: readonly BadLine[];
  notices: readonly string[];
  lineOf: (path: string) => number;
}>;

const Settings = z.object({
  networkRef: Ref,
  name: Name,
  purpose: Purpose,
  timezone: TimeZone,
  currency: Currency,
  language: Language,
  country: Country.optional(),
});

const LaterCharters = z
  .array(z.strictObject({ from: Day, charter: Charter }))
  .superRefine((versions, context) => {
    for (const [n, { from }] of versions.entries())
      if (versions.findIndex((other) => other.from === from) < n)
        context.addIssue({ code: 'custom', path: [n, 'from'], message: 'is there twice' });
  });

/** Reads network.json; every mistake with its path in the document as column. */
export async function readNetworkJson(folder: string): Promise<Read> {
  const bytes = await readFile(join(folder, networkFile));
  if (!isUtf8(bytes)) return unreadable('not UTF-8; save the file as UTF-8');
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const found = parse(text);
  if (found instanceof Error) return unreadable(`no JSON: ${found.message}`);
  if (found === null || typeof found !== 'object' || Array.isArray(found))
    return unreadable('must be a JSON object, { "networkRef": … }');

  const garbled = findGarbled(text);
  if (garbled !== null) return unreadable(garbled);
  const lineOf = (path: string) => lineOfKey(text, path);
  const document = found as Record<string, unknown>;
  const own = Settings.safeParse(document);
  const rules = document['charter'] ?? {};
  const charter = isObject(rules)
    ? Charter.safeParse({ purpose: document['purpose'], ...rules })
    : Charter.safeParse(rules);
  const description = DescriptionForVisitors.safeParse(document['description'] ?? {});
  const later = LaterCharters.safeParse(document['laterCharters'] ?? []);
  const bad = [
    ...(own.error?.issues ?? []).flatMap((issue) => badLines(issue, document, '')),
    ...(charter.error?.issues ?? [])
      .filter(({ path }) => path[0] !== 'purpose' || (isObject(rules) && 'purpose' in rules))
      .flatMap((issue) => badLines(issue, rules, 'charter')),
    ...(later.error?.issues ?? []).flatMap((issue) =>
      badLines(issue, document['laterCharters'], 'laterCharters'),
    ),
    ...(description.error?.issues ?? []).flatMap((issue) =>
      badLines(issue, document['description'], 'description'),
    ),
  ].map(({ column, problem }) => ({ file: networkFile, line: lineOf(column), column, problem }));
  const known = [...Object.keys(Settings.shape), 'charter', 'laterCharters', 'description'];
  const unknown = Object.keys(document).filter((key) => !known.includes(key));
  return {
    settings:
      own.data && charter.data && later.data && description.data
        ? { ...own.data, charter: charter.data, laterCharters: later.data, description: description.data }
        : null,
    networkRef: Ref.safeParse(document['networkRef']).data ?? null,
    bad,
    notices: unknown.map((key) => `${networkFile}: “${key}” is not known and was ignored.`),
    lineOf,
  };
}

const unreadable = (problem: string): Read => ({
  settings: null,
  networkRef: null,
  bad: [{ file: networkFile, line: 1, column: '$', problem }],
  notices: [],
  lineOf: () => 1,
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function badLines(issue: z.core.$ZodIssue, document: unknown, root: string) {
  const columnOf = (path: readonly PropertyKey[]) => [root, ...path.map(String)].filter(Boolean).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      column: columnOf([...issue.path, key]),
      problem: root === 'description' ? 'is not known' : 'there is no such rule',
    }));
  return [{ column: columnOf(issue.path), problem: problemOf(issue, document) }];
}

function problemOf({ code, path, message }: z.core.$ZodIssue, document: unknown): string {
  const value = path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    document,
  );
  if (value === undefined) return 'is missing';
  if (code === 'invalid_union')
    return 'must look like {"count": 2, "months": 6} or {"count": 2, "inARow": true}';
  return message.replace(/^Invalid \w+: expected/, 'must be').replace(/, received.*/, '');
}

/** Where the last key of the path is written; 1 where it is missing. */
function lineOfKey(text: string, path: string): number {
  const key = JSON.stringify(path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '');
  const line = text
    .split('\n')
    .findIndex((candidate) => candidate.includes(`${key}:`) || candidate.includes(`${key} :`));
  return Math.max(0, line) + 1;
}
