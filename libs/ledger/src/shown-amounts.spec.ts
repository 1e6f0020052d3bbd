import { Charter, type EntryKind } from '@relais/contracts';
import type { LedgerLineRow } from './ledger-line';
import { shownStatement } from './shown-amounts';
import { statementOf } from './statement';

const [ben, hugo] = ['ben', 'hugo'] as unknown as [never, never];
const line = (day: string, kind: EntryKind, counterpartId: never, amountInCents: number | null) =>
  ({
    day,
    kind,
    counterpartId,
    amountInCents,
    standing: true,
    given: 0,
    received: 0,
  }) as unknown as LedgerLineRow;
const both = Charter.parse({});
const sumOnly = Charter.parse({ thanksVisibility: 'sum-only' });

describe('A statement', () => {
  const statement = statementOf([
    line('2026-01-05', 'thanks-credited', hugo, 100),
    line('2026-02-05', 'thanks-credited', ben, 2_000),
    line('2026-02-06', 'thanks-given', hugo, 30),
    line('2026-02-07', 'thanks-credited', hugo, null),
  ]);

  it('shows every amount where the charter lets both see it', () =>
    expect(shownStatement(statement, () => both)).toEqual(statement));

  it('shows the giver nothing but the sum from the day on which the charter says so', () => {
    const shown = shownStatement(statement, (day) => (day < '2026-02-01' ? both : sumOnly));
    expect(shown.summary).toEqual(statement.summary);
    expect(shown.summary).toMatchObject({ broughtIn: 2_100, earned: 30, valueBalance: 2_070 });
    expect(shown.entries.map(({ amountInCents, valueBalance }) => [amountInCents, valueBalance])).toEqual([
      [100, 100],
      [null, null],
      [30, null],
      [null, null],
    ]);
    expect(
      shown.counterparts.map(({ personId, broughtIn, earned }) => [personId, broughtIn, earned]),
    ).toEqual([
      [hugo, 100, 30],
      [ben, null, 0],
    ]);
  });
});
