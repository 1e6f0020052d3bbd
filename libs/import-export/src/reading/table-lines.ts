import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type CsvRecord, headerOf, recordsOf } from '../recorded/records';
import type { Table } from '../tables/tables';
import { type ColumnProblem, matchColumns, missingColumn } from './column-names';
import type { Columns, ValuesOf } from './columns';
import type { Conventions } from './conventions';
import { encodingProblem } from './encoding';
import { PhysicalLines, textOf } from './physical-lines';

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
  /** The name of the file in this folder, and the number of lines of its header. */
  file: string;
  headerLines: number;
  problems: readonly ColumnProblem[];
  unknownColumns: readonly string[];
  /** Our columns in the order of the file; empty: another one. */
  columns: readonly string[];
  delimiter: string;
  conventions: Conventions;
  notices: readonly string[];
}>;

const windowSize = 1000;
const mostRemembered = 500;

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Reads the header line of a table in a file of the folder, with its problems. */
export async function readHeader(
  folder: string,
  file: string,
  table: Table,
  conventions: Conventions,
): Promise<Header> {
  const names = Object.keys(table.columns);
  const path = join(folder, file);
  const lines = new PhysicalLines(path);
  const [first, second] = [await lines.peek(), await lines.peek(1)];
  await lines.close();
  const separator = first && /^sep=(.)$/i.exec(textOf(first).text)?.[1];
  const headerLines = separator === undefined ? 1 : 2;
  const unread = {
    file,
    headerLines,
    unknownColumns: [],
    columns: [],
    delimiter: ',',
    conventions,
    notices: [],
  };
  const whole = (problem: string): Header => ({ ...unread, problems: [{ column: names[0] ?? '', problem }] });
  const problem = await encodingProblem(path);
  if (problem !== null) return whole(problem);
  const line = separator === undefined ? first : second;
  const { text: header, isText } = line ? textOf(line) : { text: '', isText: true };
  if (!isText) return whole('not UTF-8; save the file as “CSV UTF-8”');
  if (header.trim() === '') return whole('the file is empty; its first line must name the columns');
  if (header.includes('\r')) return whole('the lines must end with a line feed');
  const { cells, delimiter } = headerOf(header, separator);
  const { columns, unknown, problems, notices } = matchColumns(table, cells);
  if (
    columns.every((column) => column === null) &&
    problems.every(({ problem: said }) => said === missingColumn)
  )
    return whole(
      `the first line must name the columns, separated by commas or semicolons: ${names.join(',')}`,
    );
  const ours = columns.map((column) => column ?? '');
  return { ...unread, problems, unknownColumns: unknown, columns: ours, delimiter, notices };
}

/**
 * The lines of a table with a good header, in windows of at most 1,000.
 * @param note is told the first cell of each column that is written in another way than in the import format
 */
export async function* windowsOf<C extends Columns>(
  folder: string,
  { columns }: Table<C>,
  header: Header,
  note: (column: string, written: string, readAs: string) => void = () => undefined,
): AsyncGenerator<TableLine<ValuesOf<C>>[], void, undefined> {
  const lines = new PhysicalLines(join(folder, header.file));
  const noted = new Set<string>();
  const names = Object.keys(columns);
  const positions = names.map((name) => header.columns.indexOf(name));
  const readings = names.map((name) =>
    remembering((cell) => {
      const reading = columns[name]?.read(cell, header.conventions);
      if (reading && 'readAs' in reading && !noted.has(name)) {
        noted.add(name);
        note(name, cell.trim(), reading.readAs);
      }
      return reading;
    }),
  );
  try {
    await lines.peek(header.headerLines - 1);
    lines.skip(header.headerLines);
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

  /** Spreadsheets leave out empty cells at the end of a line. */
  function problemOfSize(cells: number): ColumnProblem | null {
    const wanted = header.columns.length;
    if (cells <= wanted) return null;
    return {
      column: header.columns[wanted - 1] ?? '',
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
