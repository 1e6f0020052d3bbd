export type CopyValue = string | number | boolean | null;

/**
 * Rows in the text format of PostgreSQL's COPY: a line a row, tabs between the columns, `\N` for null.
 * @param keys of a row's values, in the order of the columns; instants and days are ISO text
 */
export function copyText<Key extends string>(
  rows: readonly Readonly<Record<Key, CopyValue>>[],
  keys: readonly Key[],
): string {
  let text = '';
  for (const row of rows) {
    const fields = [];
    for (const key of keys) {
      const value = row[key];
      if (value === null) fields.push('\\N');
      else fields.push(typeof value === 'string' && special.test(value) ? escaped(value) : value);
    }
    text += `${fields.join('\t')}\n`;
  }
  return text;
}

const escaped = (value: string): string =>
  value.replace(everySpecial, (found) => `\\${letters[found] ?? found}`);

const special = /[\\\t\n\r]/;
const everySpecial = /[\\\t\n\r]/g;
const letters: Readonly<Record<string, string>> = { '\t': 't', '\n': 'n', '\r': 'r' };
