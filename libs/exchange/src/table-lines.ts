import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Columns, ValuesOf } from './columns';
import { PhysicalLines, textOf } from './physical-lines';
import { type CsvRecord, headerOf, recordsOf } from './records';
import type { Table } from './tables';

export type ColumnProblem = Readonly<{ column: string; problem: string }>;

/** A record read by its columns; with problems, `values` holds what could be read nevertheless. */
export type TableLine<V> = Readonly<{
  line: number;
  lastLine: number;
  values: V;
  problems: readonly ColumnProblem[];
  /** Not even its cells are certain. */
  isBroken: boolean;
}>;

export type Header = Readonly<{
  problems: readonly ColumnProblem[];
  unknownColumns: readonly string[];
  /** Columns of the file in their order. */
  columns: readonly string[];
  delimiter: string;
}>;

const windowSize = 1000;
const mostRemembered = 500;

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** What the header line of a table says, and what is wrong with it. */
export async function readHeader(folder: string, { file, columns: known }: Table): Promise<Header> {
  const lines = new PhysicalLines(join(folder, file));
  const first = await lines.peek();
  await lines.close();
  const names = Object.keys(known);
  const whole = (problem: string): Header => ({
    problems: [{ column: names[0] ?? '', problem }],
    unknownColumns: [],
    columns: [],
    delimiter: ',',
  });
  const { text, isText } = first ? textOf(first) : { text: '', isText: true };
  if (!isText) return whole('not UTF-8; save the file as “CSV UTF-8”');
  const header = text.replace(/^\uFEFF/, '');
  if (header.trim() === '') return whole('the file is empty; its first line must name the columns');
  if (header.includes('\r')) return whole('the lines must end with a line feed');
  const { cells, delimiter } = headerOf(header);
  if (!cells.some((cell) => names.includes(cell)))
    return whole(
      `the first line must name the columns, separated by commas or semicolons: ${names.join(',')}`,
    );
  const missing = names.filter((name) => known[name]?.needed && !cells.includes(name));
  const twice = names.filter((name) => cells.indexOf(name) !== cells.lastIndexOf(name));
  return {
    problems: [
      ...missing.map((column) => ({ column, problem: 'this column is missing' })),
      ...twice.map((column) => ({ column, problem: 'this column is there twice' })),
    ],
    unknownColumns: cells.filter((cell) => cell !== '' && !names.includes(cell)),
    columns: cells,
    delimiter,
  };
}

/** The lines of a table with a sound header, in windows of at most 1,000. */
export async function* windowsOf<C extends Columns>(
  folder: string,
  { file, columns }: Table<C>,
  header: Header,
): AsyncGenerator<TableLine<ValuesOf<C>>[], void, undefined> {
  const lines = new PhysicalLines(join(folder, file));
  const names = Object.keys(columns);
  const positions = names.map((name) => header.columns.indexOf(name));
  const readings = names.map((name) =>
    remembering((cell) => columns[name]?.read(cell.trim().normalize('NFC'))),
  );
  try {
    await lines.peek();
    lines.skip(1);
    let window: TableLine<ValuesOf<C>>[] = [];
    for await (const record of recordsOf(lines, header.delimiter)) {
      window.push(lineOf(record));
      if (window.length === windowSize) {
        yield window;
        window = [];
      }
    }
    if (window.length > 0) yield window;
  } finally {
    await lines.close();
  }

  function lineOf({ cells, fault, line, lastLine }: CsvRecord): TableLine<ValuesOf<C>> {
    const values: Record<string, unknown> = {};
    const problems: ColumnProblem[] = [];
    names.forEach((name, n) => {
      const reading = readings[n]?.(cells[positions[n] ?? -1] ?? '') ?? { value: null };
      if ('value' in reading) values[name] = reading.value;
      else problems.push({ column: name, problem: reading.problem });
    });
    const wrong = fault ? faultOf(fault) : problemOfSize(cells.length);
    return {
      line,
      lastLine,
      values: values as ValuesOf<C>,
      problems: wrong ? [wrong] : problems,
      isBroken: wrong !== null,
    };
  }

  function faultOf({ cell, problem }: NonNullable<CsvRecord['fault']>): ColumnProblem {
    return { column: header.columns[cell] ?? header.columns.at(-1) ?? '', problem };
  }

  function problemOfSize(cells: number): ColumnProblem | null {
    const wanted = header.columns.length;
    if (cells === wanted) return null;
    return {
      column: header.columns[Math.min(cells, wanted - 1)] ?? '',
      problem: `the line has ${String(cells)} values for ${String(wanted)} columns; put a value that contains “${header.delimiter}” into quotation marks`,
    };
  }
}

/** Most columns say the same few things again and again: they are read once. */
function remembering<T>(read: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    if (known.size >= mostRemembered) known.clear();
    const reading = read(cell);
    known.set(cell, reading);
    return reading;
  };
}
