import { formats } from '../../../apps/web/src/ui/format';

describe('An instant', () => {
  const at = (hours: number) => new Date(2026, 11, 1, hours, 3).toISOString();

  it('is written as the French write it', () => {
    const { instant } = formats('fr');
    expect(instant(at(0))).toBe('1ᵉʳ déc. 2026 à 0\u00a0h\u00a003');
    expect(instant(at(14))).toBe('1ᵉʳ déc. 2026 à 14\u00a0h\u00a003');
  });

  it('is written as the English write it', () =>
    expect(formats('en').instant(at(0))).toBe('1 Dec 2026, 00:03'));
});
