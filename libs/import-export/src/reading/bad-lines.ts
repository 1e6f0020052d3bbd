import type { BadLine } from '../import-report';
import { type Table, tables } from '../tables/tables';
import { networkFile } from './network-json';
import type { Header } from './table-lines';

/** The bad lines of a folder, and the lines of the files that they occupy. */
export class BadLines {
  private readonly all: BadLine[] = [];
  private readonly places = new Map<string, Map<number, number>>();
  private readonly whole = new Set<string>();
  private readonly headers = new Map<string, Pick<Header, 'file' | 'headerLines'>>();

  /** How the file of a table is called in this folder. */
  noteHeader({ file }: Pick<Table, 'file'>, header: Pick<Header, 'file' | 'headerLines'>): void {
    this.headers.set(file, header);
  }

  say({ file }: Pick<Table, 'file'>, line: number, lastLine: number, column: string, problem: string): void {
    this.all.push({ file: this.nameOf(file), line, column, problem });
    const ofFile = this.places.get(file) ?? new Map<number, number>();
    this.places.set(file, ofFile.set(line, lastLine));
  }

  /** The file cannot be read at all. */
  sayWhole({ file }: Pick<Table, 'file'>, column: string, problem: string): void {
    this.all.push({ file: this.nameOf(file), line: 1, column, problem });
    this.whole.add(file);
  }

  has(file: string, line: number): boolean {
    return this.places.get(file)?.has(line) ?? false;
  }

  isWhole(file: string): boolean {
    return this.whole.has(file);
  }

  /** From the first to the last line of each bad record. */
  linesOf(file: string): ReadonlyMap<number, number> {
    return this.places.get(file) ?? new Map<number, number>();
  }

  get files(): string[] {
    return [...this.whole, ...this.places.keys()];
  }

  nameOf(file: string): string {
    return this.headers.get(file)?.file ?? file;
  }

  headerLinesOf(file: string): number {
    return this.headers.get(file)?.headerLines ?? 1;
  }

  /** In the order of files and lines. */
  list(): BadLine[] {
    const order = [networkFile, ...tables.map(({ file }) => this.nameOf(file))];
    return this.all.toSorted((a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line);
  }
}
