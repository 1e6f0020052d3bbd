import { atLeast, atMost, ratio } from './findings';
import { recorded, renewed, report } from './page';
import { type Round, median } from './rounds';

const round = (perSecond: number): Round => ({ perSecond, p50: 1, p99: 2, nodeCpu: null, postgresCpu: null });

describe('The page of the bench', () => {
  const finding = { targets: [atLeast('faster', 1.49, 1.5, '×')], tables: [], method: 'So it was.' };

  const section = (title: string) => ({ title, measured: 'in the evening', finding });

  it('keeps what earlier runs found of other lines', () => {
    const known = { machine: ['Node 22'], sections: { http: section('HTTP'), appends: section('Old') } };
    const run = { machine: ['Node 24'], sections: { appends: section('New') } };
    const all = recorded(known, run, ['appends', 'http']);
    expect(all.machine).toEqual(['Node 24']);
    expect(Object.entries(all.sections).map(([line, { title }]) => [line, title])).toEqual([
      ['appends', 'New'],
      ['http', 'HTTP'],
    ]);
    expect(report(recorded(null, run, ['http', 'appends']))).toContain('Measured in the evening.');
  });

  it('says of each target whether it was reached', () => {
    const found = report({ machine: ['Node 24'], sections: { appends: section('Appends') } });
    expect(found).toContain('| faster | ≥ 1.5 × | 1.49 × | **no** |');
    expect(atMost('late', 20, 20, 'ms').reached).toBe(true);
    expect(atLeast('lost', Number.NaN, 1, '×').reached).toBe(false);
  });

  it('keeps what people wrote around the figures', () => {
    const page =
      'Before\n<!-- made by npm run bench -- --write -->\n\nold\n\n<!-- end of what is made -->\nAfter';
    const fresh = renewed(page, 'new');
    expect(fresh).toBe(page.replace('old', 'new'));
    expect(renewed(fresh, 'newer')).toBe(page.replace('old', 'newer'));
    expect(() => renewed('Before', 'new')).toThrow('marks');
  });
});

describe('A ratio', () => {
  it('is the median of rounds that were run one after the other', () => {
    const ours = { name: 'ours', rounds: [10, 40, 90].map(round) };
    const theirs = { name: 'theirs', rounds: [10, 20, 10].map(round) };
    expect(ratio(ours, theirs, ({ perSecond }) => perSecond)).toBe(2);
    expect(median([3, 1, 2])).toBe(2);
  });
});
