import { isAmount, minorUnits } from '@relais/contracts/rules';

/** « 1 250,50 » as whole minor units of a currency; null for nothing typed, NaN for no amount or a finer one. */
export function minorUnitsIn(text: string, decimals: number): number | null {
  const typed = text.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  if (!typed) return null;
  const amount = /^\d{1,11}(?:\.\d+)?$/.test(typed) ? minorUnits(typed, decimals) : null;
  return amount !== null && isAmount(amount) ? amount : NaN;
}
