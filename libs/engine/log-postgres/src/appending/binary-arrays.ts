const headerBytes = 20;
const oids = { text: 25, json: 114, int4: 23, bytea: 17 };

/** Arrays in the binary format of PostgreSQL's parameters: nothing is quoted here and nothing parsed there. */
export const texts = (values: readonly string[]): Buffer => strings('text', values);

/** @param values JSON texts */
export const jsons = (values: readonly string[]): Buffer => strings('json', values);

function strings(type: 'text' | 'json', values: readonly string[]): Buffer {
  const sizes = values.map((value) => Buffer.byteLength(value));
  return elements(type, sizes, (array, n, offset) => {
    array.write(values[n] as string, offset);
  });
}

export const bytes = (values: readonly Buffer[]): Buffer =>
  elements(
    'bytea',
    values.map(({ length }) => length),
    (array, n, offset) => {
      (values[n] as Buffer).copy(array, offset);
    },
  );

/** Null stands for SQL's null. */
export const integers = (values: readonly (number | null)[]): Buffer =>
  elements(
    'int4',
    values.map((value) => (value === null ? -1 : 4)),
    (array, n, offset) => {
      array.writeInt32BE(values[n] as number, offset);
    },
  );

/** @param sizes in bytes; -1 for null */
function elements(
  type: keyof typeof oids,
  sizes: readonly number[],
  write: (array: Buffer, n: number, offset: number) => void,
): Buffer {
  const empty = sizes.length === 0;
  const length = sizes.reduce((sum, size) => sum + 4 + Math.max(size, 0), empty ? 12 : headerBytes);
  const array = Buffer.allocUnsafe(length);
  array.writeInt32BE(empty ? 0 : 1, 0);
  array.writeInt32BE(sizes.includes(-1) ? 1 : 0, 4);
  array.writeInt32BE(oids[type], 8);
  if (empty) return array;
  array.writeInt32BE(sizes.length, 12);
  array.writeInt32BE(1, 16);
  let offset = headerBytes;
  sizes.forEach((size, n) => {
    array.writeInt32BE(size, offset);
    offset += 4;
    if (size < 0) return;
    write(array, n, offset);
    offset += size;
  });
  return array;
}
