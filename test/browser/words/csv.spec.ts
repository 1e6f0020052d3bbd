import { csvOf } from '../../../apps/web/src/features/ledger/csv';

const rows = [
  ['Jour', 'Besoin', 'Montant'],
  ['2026-03-05', 'Une cuisine; vite', 1250.5],
  ['2026-03-06', 'dit "oui"', -3],
  ['2026-03-07', null, null],
];

describe('The statement as CSV', () => {
  it('has semicolons and decimal commas in French', () => {
    const lines = [
      'Jour;Besoin;Montant',
      '2026-03-05;"Une cuisine; vite";1250,5',
      '2026-03-06;"dit ""oui""";-3',
    ];
    expect(csvOf('fr', rows)).toBe(`\ufeff${[...lines, '2026-03-07;;', ''].join('\r\n')}`);
  });

  it('has commas and decimal points in English', () => {
    const lines = [
      'Jour,Besoin,Montant',
      '2026-03-05,Une cuisine; vite,1250.5',
      '2026-03-06,"dit ""oui""",-3',
    ];
    expect(csvOf('en', rows)).toBe(`\ufeff${[...lines, '2026-03-07,,', ''].join('\r\n')}`);
  });

  it.each(['=1+1', '+33 6', '-2', '@sum', '\tx'])('keeps the text %j a text', (text) => {
    expect(csvOf('fr', [[text]])).toBe(`\ufeff'${text}\r\n`);
  });
});
