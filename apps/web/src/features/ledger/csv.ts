type Cell = string | number | null;

/**
 * RFC 4180 with a byte order mark, as Excel of that language reads it: French has semicolons and decimal commas. A text that a
 * spreadsheet would run as a formula stays a text.
 */
export function csvOf(language: string, rows: readonly (readonly Cell[])[]): string {
  const [separator, point] = language === 'fr' ? [';', ','] : [',', '.'];
  const text = (value: Cell): string => {
    if (typeof value === 'number') return String(value).replace('.', point);
    return value !== null && /^[=+\-@\t\r]/.test(value) ? `'${value}` : (value ?? '');
  };
  const cell = (value: Cell): string => {
    const written = text(value);
    return written.includes(separator) || /["\r\n]/.test(written)
      ? `"${written.replaceAll('"', '""')}"`
      : written;
  };
  return '\ufeff' + rows.map((row) => row.map(cell).join(separator)).join('\r\n') + '\r\n';
}
