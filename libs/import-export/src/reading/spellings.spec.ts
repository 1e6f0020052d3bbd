import type { Conventions } from './conventions';
import { type Spelling, normaliseAmount, normaliseDay, normaliseTime, normaliseWord } from './spellings';

const fr: Conventions = { language: 'fr', region: 'FR', currency: 'EUR' };
const en: Conventions = { language: 'en', region: 'GB', currency: 'GBP' };
const ambiguous = 'ambiguous';
const spelled = (spelling: Spelling, text: string, conventions: Conventions) => {
  const said = spelling(text, conventions);
  return typeof said === 'string' ? said : ambiguous;
};

describe('A day', () => {
  it.each([
    ['2026-03-02', '2026-03-02', '2026-03-02'],
    ['02/03/2026', '2026-03-02', ambiguous],
    ['2/3/2026', '2026-03-02', ambiguous],
    ['02-03-2026', '2026-03-02', ambiguous],
    ['02.03.2026', '2026-03-02', '2026-03-02'],
    ['25/03/2026', '2026-03-25', '2026-03-25'],
    ['03/25/2026', '2026-25-03', '2026-03-25'],
    ['03/03/2026', '2026-03-03', '2026-03-03'],
    ['02/03/26', ambiguous, ambiguous],
    ['2026/3/2', '2026-03-02', '2026-03-02'],
    ['20260302', '2026-03-02', '2026-03-02'],
    ['2026-03-02T00:00:00', '2026-03-02', '2026-03-02'],
    ['02/03/2026 0:00', '2026-03-02', ambiguous],
    ['2026-03-02T09:00:00', '2026-03-02T09:00:00', '2026-03-02T09:00:00'],
    ['46083', '2026-03-02', '2026-03-02'],
    ['46083,0', '2026-03-02', '2026-03-02'],
    ['4608', '4608', '4608'],
    ['2 mars 2026', '2026-03-02', '2026-03-02'],
    ['1er août 2026', '2026-08-01', '2026-08-01'],
    ['lundi 2 mars 2026', '2026-03-02', '2026-03-02'],
    ['2 March 2026', '2026-03-02', '2026-03-02'],
    ['2 brumaire 2026', '2026-00-02', '2026-00-02'],
    ['soon', 'soon', 'soon'],
  ])('written %s is %s in French and %s in English', (text, french, english) =>
    expect([spelled(normaliseDay, text, fr), spelled(normaliseDay, text, en)]).toEqual([french, english]),
  );
});

describe('A time', () => {
  it.each([
    ['07:30', '07:30'],
    ['7:30', '07:30'],
    ['7h30', '07:30'],
    ['7 h 30', '07:30'],
    ['7H', '07:00'],
    ['07:30:00', '07:30'],
    ['7:30 pm', '19:30'],
    ['12 AM', '00:00'],
    ['0.3125', '07:30'],
    ['0,305555556', '07:20'],
    ['13:00 pm', '13:00 pm'],
    ['7.30', '7.30'],
    ['730', '730'],
    ['0.99999', '0.99999'],
  ])('written %s is %s', (text, time) => expect(spelled(normaliseTime, text, fr)).toBe(time));
});

describe('An amount', () => {
  it.each([
    ['1250.50', '1250.50', '1250.50'],
    ['1250,50', '1250.50', '1250.50'],
    ['1250,5', '1250.5', '1250.5'],
    ['1 250,50', '1250.50', '1250.50'],
    ["1'250.50", '1250.50', '1250.50'],
    ['1.250,50', '1250.50', '1.250,50'],
    ['1,250.50', '1,250.50', '1250.50'],
    ['1,250', ambiguous, ambiguous],
    ['1.250', '1.250', '1.250'],
    ['1250,125', '1250.125', '1250.125'],
    ['12,1250', '12.1250', '12.1250'],
    ['1250,50 €', '1250.50', '1250,50 €'],
    ['€1250', '1250', '€1250'],
    ['1250 EUR', '1250', '1250 EUR'],
    ['£1,250.50', '£1,250.50', '1250.50'],
    ['-12,50', '-12.50', '-12.50'],
    ['12 50', '12 50', '12 50'],
  ])('written %s is %s in French and %s in English', (text, french, english) =>
    expect([spelled(normaliseAmount, text, fr), spelled(normaliseAmount, text, en)]).toEqual([
      french,
      english,
    ]),
  );
});

describe('A word', () => {
  it('is read whatever its capitals, accents and separators, and by its usual translation', () => {
    const word = normaliseWord(['yes', 'no'], { yes: 'oui, en effet' });
    for (const text of ['yes', 'YES', 'Oui', 'oui.', 'En  effet']) expect(word(text, fr)).toBe('yes');
    for (const text of ['peut-être', 'oui non']) expect(word(text, fr)).toBe(text);
  });
});
