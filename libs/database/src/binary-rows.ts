import { type BinaryType, type BinaryValue, BinaryWriter } from './binary-writer';

/** A value's key in its row, its column, and the column's type. */
export type BinaryColumn<Key extends string = string> = readonly [key: Key, column: string, type: BinaryType];

const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');

/**
 * Rows in the binary format of PostgreSQL's COPY: half the work of text, here and there. UUIDs, days and instants are text as JSON has
 * it (instants in UTC, `…Z`, up to microseconds).
 * @throws Error for a value that is none of its type
 */
export function binaryRows<Key extends string>(
  rows: readonly Readonly<Record<Key, BinaryValue>>[],
  columns: readonly BinaryColumn<Key>[],
): Buffer {
  const writer = new BinaryWriter(signature.length + 2 + rows.length * columns.length * 16);
  const values = columns.map(([key, , type]) => ({ key, write: writer.of(type) }));
  writer.bytes(signature);
  for (const row of rows) {
    writer.row(columns.length);
    for (const { key, write } of values) {
      const value = row[key];
      if (value === null) writer.null();
      else write(value);
    }
  }
  writer.end();
  return writer.written();
}
