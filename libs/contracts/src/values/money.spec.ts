import fc from 'fast-check';
import { decimalAmount, decimalsOf, minorUnits } from './money';

describe('Amounts of money', () => {
  it.each([
    ['EUR', 2],
    ['CHF', 2],
    ['JPY', 0],
    ['XOF', 0],
    ['KWD', 3],
    ['TND', 3],
  ])('in %s have %d decimals', (currency, decimals) => expect(decimalsOf(currency)).toBe(decimals));

  it.each([
    ['1250', 2, 125_000],
    ['1250.5', 2, 125_050],
    ['1250.00', 0, 1250],
    ['0.005', 3, 5],
    ['0.005', 2, null],
    ['12.5', 0, null],
    ['1.250', 2, null],
    ['1.000', 0, null],
  ])('of %s with %d decimals are %p minor units', (text, decimals, minor) =>
    expect(minorUnits(text, decimals)).toBe(minor),
  );

  it('come back from their text to the unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000_000 }),
        fc.integer({ min: 0, max: 4 }),
        (minor, decimals) => {
          expect(minorUnits(decimalAmount(minor, decimals), decimals)).toBe(minor);
        },
      ),
    );
  });
});
