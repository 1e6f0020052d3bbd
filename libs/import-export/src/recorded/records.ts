import { isUtf8 } from 'node:buffer';
import { cleanName } from '@relais/contracts';
import { parse } from 'papaparse';
import { type PhysicalLine, PhysicalLines, textOf } from '../reading/physical-lines';

/** One record of a CSV file; `line` to `lastLine` are those of the file. `fault`: why its cells cannot be trusted. */
export type CsvRecord = Readonly<{
  line: number;
  lastLine: number;
  cells: readonly string[];
  fault: Readonly<{ cell: number; problem: string }> | null;
}>;

const mostLinesOfARecord = 100;
const unclosed = 'a quotation mark is opened and never closed; write a quotation mark inside a value twice';
const misplaced =
  'a value goes on after its closing quotation mark; write a quotation mark inside a value twice';
const notText = 'not UTF-8; save the file as “CSV UTF-8”';

/**
 * The records of a CSV file (RFC 4180) without blank ones. After a broken quotation reading continues with the next line of the file,
 * so that one mistake does not swallow the rest.
 */
export async function* recordsOf(
  lines: PhysicalLines,
  delimiter: string,
): AsyncGenerator<CsvRecord, void, undefined> {
  for (;;) {
    const first = await lines.peek();
    if (!first) return;
    const { text, isText } = textOf(first);
    const record = text.includes('"')
      ? await quotedRecord(lines, first, delimiter)
      : { ...plainRecord(first, text.split(delimiter)), fault: null };
    lines.skip(record.lastLine - record.line + 1);
    if (!isText) yield { ...record, fault: { cell: firstNotText(record.cells), problem: notText } };
    else if (record.fault !== null || record.cells.some((cell) => cell.trim() !== '')) yield record;
  }
}

/** The cells of the header line and their separator: as the file says, or a comma, or a semicolon as in Excel. */
export function headerOf(text: string, separator?: string): { cells: readonly string[]; delimiter: string } {
  const readings = (separator === undefined ? [',', ';'] : [separator]).map((delimiter) => ({
    delimiter,
    cells: (parse<string[]>(text, { delimiter, newline: '\n' }).data[0] ?? []).map(cleanName),
  }));
  return readings.reduce((one, other) => (other.cells.length > one.cells.length ? other : one));
}

async function quotedRecord(
  lines: PhysicalLines,
  first: PhysicalLine,
  delimiter: string,
): Promise<CsvRecord> {
  let { text } = textOf(first);
  for (let more = 0; ; more++) {
    const { data, errors } = parse<string[]>(text, { delimiter, newline: '\n' });
    const cells = data[0] ?? [];
    if (errors.length === 0)
      return { ...plainRecord(first, cells), lastLine: first.number + more, fault: null };
    const isMisplaced = errors.some(({ code }) => code === 'InvalidQuotes');
    const next = isMisplaced || more === mostLinesOfARecord ? undefined : await lines.peek(more + 1);
    if (!next) {
      const alone = parse<string[]>(textOf(first).text, { delimiter, newline: '\n' });
      return brokenRecord(first, alone.data[0] ?? [], isMisplaced && more === 0 ? misplaced : unclosed);
    }
    text += `\n${textOf(next).text}`;
  }
}

const plainRecord = ({ number }: PhysicalLine, cells: readonly string[]) => ({
  line: number,
  lastLine: number,
  cells,
});

/** Papaparse gives everything behind the open quotation mark as the last cell. */
const brokenRecord = (first: PhysicalLine, cells: readonly string[], problem: string): CsvRecord => ({
  ...plainRecord(first, cells.slice(0, -1)),
  fault: { cell: Math.max(0, cells.length - 1), problem },
});

const firstNotText = (cells: readonly string[]): number =>
  Math.max(
    0,
    cells.findIndex((cell) => !isUtf8(Buffer.from(cell, 'latin1'))),
  );
