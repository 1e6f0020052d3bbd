/** A share as whole percents: 0.57 is 57, although 0.57 * 100 is 56.99999999999999. */
export const percentOf = (share: number): number => Math.round(share * 100);
