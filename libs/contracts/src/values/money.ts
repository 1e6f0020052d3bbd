/** The largest amount, in minor units. */
export const smallestAmount = 1;
export const largestAmount = 10_000_000_000;

/** Whether thanks may be of so many minor units. */
export const isAmount = (minor: number): boolean =>
  Number.isInteger(minor) && minor >= smallestAmount && minor <= largestAmount;

/** Decimal places of a currency (ISO 4217: EUR 2, JPY 0, KWD 3), as `Intl` knows them. @throws RangeError for what is no code */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/**
 * Minor units of an amount: `1250.5` with two decimals is 125050. A currency without decimals may be written `1250.00`; three zeros
 * could be thousands and count as too fine.
 * @param text digits, with or without a decimal point and further digits
 * @returns null for an amount that is finer than the currency
 */
export function minorUnits(text: string, decimals: number): number | null {
  const [whole = '', fraction = ''] = text.split('.');
  if (fraction.length > Math.max(decimals, 2) || /[1-9]/.test(fraction.slice(decimals))) return null;
  return Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
}

/** Minor units as a decimal number with a point and all decimals of the currency, such as `1250.50`. */
export const decimalAmount = (minor: number, decimals: number): string =>
  (minor / 10 ** decimals).toFixed(decimals);
