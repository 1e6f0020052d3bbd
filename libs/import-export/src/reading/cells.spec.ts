import { PutUnnamedBody } from '@relais/contracts';
import { type Cell, requireValue } from './columns';
import { conventionsOf } from './conventions';
import { guests, spans, weekday, weekdaysOfMonth } from './cells';

describe('A number of guests without a name', () => {
  it.each(['0', '2', '1000', '1001', '-1', '1.5', '1e2', '', ' 2'])(
    'is read from a file where it is one, and as large as a request may say it: “%s”',
    (text) => {
      const unnamed = /^\d+$/.test(text) ? Number(text) : null;
      expect(guests.safeParse(text).success).toBe(PutUnnamedBody.safeParse({ unnamed }).success);
    },
  );
});

describe('A series in a spreadsheet', () => {
  const read = (cell: Cell<unknown>, text: string, language: 'fr' | 'en' = 'fr') =>
    requireValue(cell).read(text, conventionsOf({ language, timezone: 'Europe/Paris', currency: 'EUR' }));

  it.each<[string, Cell<unknown>, string, unknown]>([
    ['a weekday by its name', weekday, 'Jeudi', 4],
    ['a weekday in English', weekday, 'THURSDAY', 4],
    ['the last one in capitals', weekdaysOfMonth, '1 LAST', [1, 'last']],
    ['the last one in French', weekdaysOfMonth, 'Dernière', ['last']],
    ['a day as a spreadsheet shows it', spans, '14/05/2026', [{ from: '2026-05-14', to: '2026-05-14' }]],
    [
      'days of several kinds',
      spans,
      '46156 2026-07-14/2026-08-31',
      [
        { from: '2026-05-14', to: '2026-05-14' },
        { from: '2026-07-14', to: '2026-08-31' },
      ],
    ],
  ])('has %s', (_, cell, text, value) => expect(read(cell, text)).toMatchObject({ value }));

  it.each<[string, Cell<unknown>, string]>([
    ['a day that can mean two', spans, '2026-05-14 02/03/2026'],
    ['another word', weekday, 'week-end'],
  ])('is bad with %s', (_, cell, text) => expect(read(cell, text, 'en')).toHaveProperty('problem'));
});
