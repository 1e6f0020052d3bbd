import { join } from 'node:path';
import { exported } from '../../../../test/import-export/exported';
import { type Files, network, writeSmall } from '../../../../test/import-export/small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';
import { readFolder } from '../../../../test/oracle/folder';

const inCurrency = (currency: string, amounts: readonly string[]): Files => ({
  'network.json': JSON.stringify({ ...network, networkRef: currency, currency }),
  'thanks.csv': [
    'thanksRef,fromRef,toRef,on,amount,currency',
    ...amounts.map((amount, n) => `t${String(n)},ben,ada,2025-03-01,${amount},${currency}`),
  ].join('\n'),
});

describe('Amounts in an import', () => {
  let fixture: TestInstallation;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  it.each([
    ['JPY', ['1250', '300.00'], [1250, 300], ['1250', '300']],
    ['EUR', ['1250.5', '300'], [125_050, 30_000], ['1250.50', '300.00']],
    ['TND', ['1250.125', '300'], [1_250_125, 300_000], ['1250.125', '300.000']],
  ])(
    'in %s are minor units of it, and are exported with its decimals',
    async (currency, said, minor, out) => {
      const { networkId, bad } = await fixture.import(
        writeSmall(join(fixture.home, currency), inCurrency(currency, said)),
      );
      expect(bad).toEqual([]);
      const given = await fixture.installation.store.readAll(0, 1000, { networkId, types: ['ThanksGiven'] });
      expect(given.map(({ data }) => (data as { amountInCents: number }).amountInCents)).toEqual(minor);

      const folder = await exported(fixture, networkId, `${currency}-exported`);
      expect(readFolder(folder).thanks.map(({ amount }) => amount)).toEqual(out);
      expect(await fixture.import(folder)).toMatchObject({ recorded: { thanks: 0 }, changed: [], bad: [] });
    },
  );

  it.each([
    ['XOF', '12.5', 'no decimals'],
    ['CHF', '12.505', 'at most 2 decimals'],
    ['KWD', '12.5055', 'at most 3 decimals'],
  ])('in %s that are finer than it, such as %s, are bad lines', async (currency, amount, rule) => {
    const { bad } = await fixture.refused(
      writeSmall(join(fixture.home, currency), inCurrency(currency, [amount])),
    );
    expect(bad).toEqual([
      {
        file: 'thanks.csv',
        line: 2,
        column: 'amount',
        problem: `“${amount}” is too fine: amounts in ${currency} have ${rule}`,
      },
    ]);
  });
});
