import { randomUUID } from 'node:crypto';
import type { NetworkId } from '@relais/contracts';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { publicHolidays, withHolidays } from './public-holidays';

const paris = { country: 'FR', language: 'fr', timezone: 'Europe/Paris' } as const;
const at730 = (date: string) => ({ date, startTime: '07:30' });

describe('A public holiday', () => {
  it('is that of the country, in the language of the network', async () => {
    const french = await publicHolidays(paris);
    expect(french(at730('2026-04-06'))).toBe('Lundi de Pâques');
    expect(french(at730('2026-05-14'))).toBe('Ascension');
    expect(french(at730('2026-05-15'))).toBeNull();
    const british = await publicHolidays({ country: 'GB', language: 'en', timezone: 'Europe/London' });
    expect(british(at730('2026-04-06'))).toBe('Easter Monday');
    expect(british(at730('2026-05-14'))).toBeNull();
    expect(british(at730('2026-12-28'))).toContain('Boxing Day');
  });

  it('is no day of remembrance, and none of the banks', async () => {
    const french = await publicHolidays(paris);
    const german = await publicHolidays({ country: 'DE', language: 'fr', timezone: 'Europe/Berlin' });
    expect(french(at730('2026-05-31'))).toBeNull();
    expect(german(at730('2026-12-24'))).toBeNull();
  });

  it('begins and ends at midnight in the time zone of the network', async () => {
    const holiday = await publicHolidays(paris);
    expect(holiday({ date: '2026-11-10', startTime: '23:59' })).toBeNull();
    expect(holiday({ date: '2026-11-11', startTime: '00:00' })).toBe('Armistice 1918');
    expect(holiday({ date: '2026-11-11', startTime: '23:59' })).toBe('Armistice 1918');
    expect(holiday({ date: '2026-11-12', startTime: '00:00' })).toBeNull();
    const island = await publicHolidays({ country: 'RE', language: 'fr', timezone: 'Indian/Reunion' });
    expect(island({ date: '2026-12-20', startTime: '00:30' })).not.toBeNull();
  });

  it('may last several days, and begin in the evening', async () => {
    const saudi = await publicHolidays({ country: 'SA', language: 'en', timezone: 'Asia/Riyadh' });
    const found = ['2026-03-18', '2026-03-19', '2026-03-22', '2026-03-23'].map((date) => saudi(at730(date)));
    expect(found.map((name) => name !== null)).toEqual([false, true, true, false]);
  });

  it('is unknown in a country that the library does not know', async () =>
    expect((await publicHolidays({ ...paris, country: 'AF' }))(at730('2026-01-01'))).toBeNull());

  it('is not known while the read model of networks is behind that of meetings', async () => {
    const rows = { findOneBy: () => Promise.resolve(null) } as unknown as EntityManager;
    const [networkId, ascension] = [randomUUID() as NetworkId, at730('2026-05-14')];
    expect(await withHolidays(rows, {} as Vault, networkId, [ascension])).toEqual([
      { ...ascension, holiday: null },
    ]);
  });
});
