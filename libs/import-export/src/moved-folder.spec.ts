import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyMovedTo } from './moved-folder';
import { conventionsOf } from './reading/conventions';
import { tables } from './tables/tables';

describe('A folder that is moved to a day', () => {
  const home = mkdtempSync(join(tmpdir(), 'relais-moved-'));
  afterAll(() => rmSync(home, { recursive: true }));
  const movedTo = async (today: string, files: Readonly<Record<string, string>>) => {
    const [source, target] = [join(home, 'source'), join(home, 'target')];
    rmSync(source, { recursive: true, force: true });
    mkdirSync(source);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(source, file), text);
    await copyMovedTo(today, source, target);
    return (file: string) => readFileSync(join(target, file), 'utf8');
  };

  it('has its last record in the week up to it, on the same weekday; plans move along, and so do later charters', async () => {
    const laterCharters = [
      { from: '2026-01-05', charter: { purpose: 'social' } },
      { from: '2026-09-01', charter: { purpose: 'social', comfortSize: 12 } },
    ];
    const read = await movedTo('2026-03-18', {
      'network.json': JSON.stringify({ networkRef: 'n', laterCharters }),
      'meetings.csv': 'meetingRef,date,seriesDate,place\nM1,2026-03-05,2026-03-05,Salle du 2026-03-05\n',
      'series.csv':
        'seriesRef,from,until,without\nS1,2026-01-08,2026-12-31,2026-07-02/2026-08-27 2026-12-24\n',
      'needs.csv': 'needRef,statedOn,until\nN1,2026-03-05,2026-05-01\n',
    });
    expect(read('meetings.csv')).toContain('M1,2026-03-12,2026-03-12,Salle du 2026-03-05');
    expect(read('series.csv')).toContain('S1,2026-01-15,2027-01-07,2026-07-09/2026-09-03 2026-12-31');
    expect(read('needs.csv')).toContain('N1,2026-03-12,2026-05-08');
    expect(JSON.parse(read('network.json'))).toEqual({
      networkRef: 'n',
      laterCharters: [
        { ...laterCharters[0], from: '2026-01-12' },
        { ...laterCharters[1], from: '2026-09-08' },
      ],
    });
  });

  it('has moved every column of the import format that holds days', async () => {
    const conventions = conventionsOf(null);
    const isOfDays = (column: (typeof tables)[number]['columns'][string]) => {
      const read = column.read('20260305', conventions);
      return 'value' in read && JSON.stringify(read.value).includes('2026-03-05');
    };
    const columns = tables.flatMap(({ file, columns }) =>
      Object.entries(columns).flatMap(([name, column]) => (isOfDays(column) ? [[file, name] as const] : [])),
    );
    expect(columns.length).toBeGreaterThan(10);
    for (const [file, name] of columns) {
      const read = await movedTo('2026-03-20', {
        'network.json': '{}',
        'records.csv': 'on\n2026-03-05\n',
        [file]: `${name}\n2026-03-05\n`,
      });
      expect([file, name, read(file)]).toEqual([file, name, expect.stringContaining('2026-03-19')]);
    }
  });
});
