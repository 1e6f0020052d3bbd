import { phoneRegionOf, recordedPhone, shownPhone } from './phones';

describe('The region of telephone numbers', () => {
  it('is the country of the time zone, by whatever name of it; without one, of the language', () => {
    const region = (timezone: string, language: 'fr' | 'en' = 'fr') => phoneRegionOf({ timezone, language });
    expect(region('Europe/Paris', 'en')).toBe('FR');
    expect(region('Europe/Zurich')).toBe('CH');
    expect(region('America/Montreal')).toBe('CA');
    expect(region('Indian/Reunion')).toBe('RE');
    expect(region('Asia/Kolkata', 'en')).toBe('IN');
    expect(region('US/Eastern', 'en')).toBe('US');
    expect([region('UTC'), region('Etc/GMT-2', 'en'), region('+02:00', 'en')]).toEqual(['FR', 'GB', 'GB']);
  });
});

describe('A telephone number', () => {
  it.each([
    ['06 39 98 00 01', '+33639980001'],
    ['(05) 56 99 00 01', '+33556990001'],
    ['06.39.98.00.10', '+33639980010'],
    ['06\u201139\u201198\u201100\u201103', '+33639980003'],
    ['\u202a+33 6 39 98 00 02\u202c', '+33639980002'],
    ['tel:+33639980006', '+33639980006'],
    ['+33 (0)6 39 98 00 12', '+33639980012'],
    ['00 33 6 39 98 00 13', '+33639980013'],
    ['０６３９９８００１５', '+33639980015'],
    ['3.3639980016E+10', '+33639980016'],
    ['639980016', '+33639980016'],
    ['+1 555 555 0142', '+15555550142'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('%s is recorded in France as %s', (written, recorded) => {
    expect(recordedPhone(written, 'FR')).toBe(recorded);
    expect(recordedPhone(recorded, 'FR')).toBe(recorded);
  });

  it('that cannot be read stays as it was written', () => {
    for (const phone of ['(555) 555-0142', '06 39 98 00 05 (bureau)', '06 39 98 00 14 ext. 3', '36 31 00'])
      expect(recordedPhone(phone, 'FR')).toBe(phone);
  });

  it('is shown national at home and international elsewhere, and as it was written where it could not be read', () => {
    expect(shownPhone('+33639980001', 'FR')).toBe('06 39 98 00 01');
    expect(shownPhone('+33639980001', 'CH')).toBe('+33 6 39 98 00 01');
    expect(shownPhone('+15555550142', 'CA')).toBe('(555) 555-0142');
    for (const phone of ['06 39 98 00 05 (bureau)', '06 39 98 00 01', '', '+1'])
      expect(shownPhone(phone, 'FR')).toBe(phone);
  });
});
