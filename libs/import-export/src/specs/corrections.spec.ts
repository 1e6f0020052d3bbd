import { type Version, recordedOf, settle } from '../recorded/corrections';

type Values = { day: string; place: string | null };

const byImport = (day: string, place: string | null = 'Port'): Version<Values> => ({
  values: { day, place },
  isImported: true,
});
const inRelais = (day: string, place: string | null = 'Port'): Version<Values> => ({
  values: { day, place },
  isImported: false,
});
const after = (...versions: Version<Values>[]) => recordedOf(versions);

describe('A line', () => {
  it('that says what is recorded corrects nothing', () =>
    expect(settle({ day: 'A', place: 'Port' }, after(byImport('A')))).toEqual({
      ...{ values: { day: 'A', place: 'Port' }, corrected: [], kept: [] },
    }));

  it('that differs from what the last import said is a correction, again and again', () => {
    const history = [byImport('A')];
    for (const day of ['B', 'A', 'B']) {
      expect(settle({ day }, after(...history))).toMatchObject({ corrected: ['day'], values: { day } });
      history.push(byImport(day));
    }
  });

  it('may say that there is nothing', () =>
    expect(settle({ place: null }, after(byImport('A')))).toMatchObject({
      corrected: ['place'],
      values: { place: null },
    }));

  it('does not speak of what it leaves out', () =>
    expect(settle({}, after(byImport('A')))).toMatchObject({ corrected: [], kept: [] }));

  it('that still says what an import said before Relais changed it is no correction', () => {
    for (const history of [
      [byImport('A'), inRelais('C')],
      [byImport('A'), byImport('B'), byImport('A'), inRelais('C'), inRelais('D')],
    ])
      expect(settle({ day: 'A' }, after(...history))).toMatchObject({ corrected: [], kept: [] });
  });

  it('that corrects what Relais changed since leaves that alone and is listed', () => {
    for (const history of [
      [byImport('A'), inRelais('C')],
      [byImport('A'), inRelais('C'), inRelais('A')],
      [inRelais('C')],
    ])
      expect(settle({ day: 'B' }, after(...history))).toMatchObject({
        corrected: [],
        kept: ['day'],
        values: { day: history.at(-1)?.values.day },
      });
  });

  it('corrects what Relais did not change beside what it did', () =>
    expect(
      settle({ day: 'B', place: 'Quai' }, after(byImport('A'), inRelais('C'), byImport('C', 'Pont'))),
    ).toEqual({ values: { day: 'C', place: 'Quai' }, corrected: ['place'], kept: ['day'] }));
});
