import type { Result } from '../contest';
import { type Round, median } from './rounds';

/** A line of "Speed to reach" and what came out. */
export type Target = Readonly<{ what: string; reach: string; value: string; reached: boolean }>;

export type Table = Readonly<{ head: readonly string[]; rows: readonly (readonly string[])[] }>;

/** What a line of the bench found, ready for print. */
export type Finding = Readonly<{
  targets: readonly Target[];
  tables: readonly Table[];
  /** What was measured, and how. */
  method: string;
}>;

export const atLeast = (what: string, value: number, reach: number, unit: string): Target => ({
  what,
  reach: `≥ ${figure(reach)} ${unit}`,
  value: `${figure(value)} ${unit}`,
  reached: value >= reach,
});

export const atMost = (what: string, value: number, reach: number, unit: string): Target => ({
  what,
  reach: `≤ ${figure(reach)} ${unit}`,
  value: `${figure(value)} ${unit}`,
  reached: value <= reach,
});

/** The median of the ratios of rounds that were run one after the other. */
export const ratio = (ours: Result, theirs: Result, of: (round: Round) => number): number =>
  median(ours.rounds.map((round, n) => of(round) / of(theirs.rounds[n] ?? nothing)));

export const throughput = ({ perSecond }: Round): number => perSecond;
export const medianLatency = ({ p50 }: Round): number => p50;
export const tailLatency = ({ p99 }: Round): number => p99;

const cpu = ({ nodeCpu, postgresCpu }: Round): number => (nodeCpu ?? Number.NaN) + (postgresCpu ?? 0);

/** The median of a figure over the rounds. */
export const middle = ({ rounds }: Result, of: (round: Round) => number): number => median(rounds.map(of));

/** Contestants beside each other; ratios tell how often the first one is better: in throughput, and in CPU of Node and PostgreSQL. */
export function comparison(what: string, results: readonly Result[]): Table {
  const [first] = results;
  return {
    head: [
      what,
      'per second',
      'p50 ms',
      'p99 ms',
      'Node µs each',
      'PostgreSQL µs each',
      'ratio',
      'CPU ratio',
    ],
    rows: results.map((result) => [
      result.name,
      middle(result, throughput).toFixed(0),
      middle(result, medianLatency).toFixed(2),
      middle(result, tailLatency).toFixed(2),
      microseconds(result, ({ nodeCpu }) => nodeCpu),
      microseconds(result, ({ postgresCpu }) => postgresCpu),
      ...(first && result !== first
        ? [ratio(first, result, throughput), ratio(result, first, cpu)].map((value) =>
            Number.isNaN(value) ? '' : `${figure(value)} ×`,
          )
        : ['', '']),
    ]),
  };
}

/** Without the columns that compare. */
export const withoutRatios = ({ head, rows }: Table): Table => ({
  head: head.slice(0, -2),
  rows: rows.map((cells) => cells.slice(0, -2)),
});

/** As Markdown. */
export const printed = ({ head, rows }: Table): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

export const targetTable = (targets: readonly Target[]): Table => ({
  head: ['what', 'reach', 'measured', 'reached'],
  rows: targets.map(({ what, reach, value, reached }) => [what, reach, value, reached ? 'yes' : '**no**']),
});

/** Three digits that say something, thousands apart. */
export const figure = (value: number): string =>
  value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });

const microseconds = (result: Result, of: (round: Round) => number | null): string => {
  const known = result.rounds.map(of).filter((value) => value !== null);
  return known.length === 0 ? '' : median(known).toFixed(0);
};

const nothing: Round = { perSecond: NaN, p50: NaN, p99: NaN, nodeCpu: null, postgresCpu: null };
