/**
 * « 1 250,50 » as whole minor units of a currency with so many decimals; null for nothing typed, NaN for what is no amount, or a finer one.
 */
export function minorUnitsIn(text: string, decimals: number): number | null {
  const typed = text.replace(/[\s\u00a0\u202f€]/g, '');
  if (!typed) return null;
  const [, whole = '', fraction = ''] = /^(\d{1,11})(?:[.,](\d+))?$/.exec(typed) ?? [];
  const isFiner = fraction.length > Math.max(decimals, 2) || /[1-9]/.test(fraction.slice(decimals));
  const amount = whole && !isFiner ? Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0')) : NaN;
  return amount > 0 && amount <= 10_000_000_000 ? amount : NaN;
}
