/** « 1 250,50 » as whole cents; null for nothing typed, NaN for what is no amount (or has three decimals). */
export function centsIn(text: string): number | null {
  const typed = text.replace(/[\s\u00a0\u202f€]/g, '');
  if (!typed) return null;
  const [, whole = '', cents = ''] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(typed) ?? [];
  const amount = whole ? Number(whole) * 100 + Number(cents.padEnd(2, '0')) : NaN;
  return amount > 0 && amount <= 10_000_000_000 ? amount : NaN;
}
