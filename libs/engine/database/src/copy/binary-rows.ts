import { BinaryWriter } from './binary-writer';

/** Writes the values of a row, one for each column, in their order. */
export type WriteRow<Row> = (row: Row, to: BinaryWriter) => void;

const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const firstCapacity = 64 * 1024;

/**
 * Rows in the binary format of PostgreSQL's COPY: half the work of text, here and there. They may be taken in pieces, which together
 * are one COPY.
 */
export class BinaryRows<Row> {
  private readonly writer = new BinaryWriter(firstCapacity);

  /** @param values of each row */
  constructor(
    private readonly values: number,
    private readonly write: WriteRow<Row>,
  ) {
    this.writer.bytes(signature);
  }

  /** @throws Error for a value that is none of its type */
  add(rows: Iterable<Row>): this {
    const { writer, values, write } = this;
    for (const row of rows) {
      writer.row(values);
      write(row, writer);
    }
    return this;
  }

  /** The bytes that were written since the last call. */
  take(): Buffer {
    return this.writer.take();
  }

  /** The last piece; earlier ones may already have been taken. */
  end(): Buffer {
    return this.writer.end();
  }
}
