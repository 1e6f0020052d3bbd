import { cleanLines, cleanName, cleanPhone, cleanText, isPhone, mayBeAddress } from './text';
import { isAddress, normaliseAddress } from './values/addresses';

describe('Cleaning', () => {
  it.each([
    ['a zero-width space', 'P02\u200b', 'P02'],
    ['a mark of direction', '\u200eP01', 'P01'],
    ['an embedding', '\u202azoe\u202c', 'zoe'],
    ['isolates', '\u2066zoe\u2069', 'zoe'],
    ['a soft hyphen', 'P\u00ad03', 'P03'],
    ['a byte order mark', 'P\ufeff03', 'P03'],
    ['a word joiner', 'P\u206003', 'P03'],
    ['a tag', 'P\u{e0041}03', 'P03'],
    ['a variation selector', 'A\ufe0f\u{e0100}da', 'Ada'],
    ['a grapheme joiner', 'A\u034fda', 'Ada'],
    ['a non-breaking space', 'Ada\u00a0Novak', 'Ada Novak'],
    ['narrow, thin and ideographic spaces', 'Ada\u202f\u2009\u3000Novak', 'Ada Novak'],
    ['a line separator', 'Ada\u2028Novak', 'Ada Novak'],
    ['spaces around and several', '  Ada \t Novak ', 'Ada Novak'],
    ['a non-breaking hyphen', 'Jean\u2011Luc', 'Jean-Luc'],
    ['an accent on its own', 'Zoe\u0301', 'Zo\u00e9'],
    ['an accent behind a joiner', 'Zoe\u200d\u0301', 'Zo\u00e9'],
  ])('takes away or unifies %s', (_, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
    expect(cleanText(cleaned)).toBe(cleaned);
  });

  it('leaves nothing of a text that looks like nothing', () => {
    for (const text of [
      '\u200b',
      '\u00ad\u200d',
      '\u3164',
      '\u2800',
      '\u115f\u1160',
      '\uffa0',
      '\u00a0\ufeff',
      '\ufe0f',
      '',
    ])
      expect(cleanText(text)).toBe('');
  });

  it('keeps emoji whole', () => {
    for (const emoji of ['❤️', '👩‍👩‍👧', '👍🏽', '🏃🏽‍♀️', '1️⃣', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇫🇷'])
      expect(cleanText(`${emoji}\u200b!`)).toBe(`${emoji}!`);
  });

  it('takes a dash for a hyphen in names and keys, not in free text', () => {
    for (const dash of ['\u2012', '\u2013', '\u2014', '\u2015', '\u2212']) {
      expect(cleanName(`P${dash}03`)).toBe('P-03');
      expect(cleanText(`un toit ${dash} vite`)).toBe(`un toit ${dash} vite`);
    }
  });

  it('leaves line feeds and other control characters to the check that refuses them', () => {
    expect(cleanText('Ada\nNovak\u0000')).toBe('Ada\nNovak\u0000');
  });

  it('keeps the lines of a longer text, without empty ones', () => {
    expect(cleanLines(' On donne.\r\n\u200b\n  On  revient.\r\r')).toBe('On donne.\nOn revient.');
    expect(cleanLines('\n \u200b\n')).toBe('');
  });
});

describe('An e-mail address', () => {
  it('may be whatever RFC 5322 and 6531 allow', () => {
    for (const address of [
      'ada@example.org',
      'ANNE.Leroy@EXAMPLE.ORG',
      'marie&paul.duval@example.org',
      'zoe/club@example.org',
      'zoe+club@example.org',
      "o'brien@example.org",
      '"zoe doe"@example.org',
      '!#$%*=?^_`{|}~@example.org',
      'zoé@example.org',
      'contact@boulangerie-é.example',
      'ada@xn--boulangerie--meb.example',
      '\u202azoe@example.org\u202c ',
    ])
      expect([address, isAddress(address), mayBeAddress(address)]).toEqual([address, true, true]);
  });

  it('is one, whole, and on a line', () => {
    for (const address of [
      '',
      'ada',
      'ada at home',
      'zoe@localhost',
      'zoe.@example.org',
      '.zoe@example.org',
      'zoe@example.org;zoe2@example.org',
      'Zoé <zoe@example.org>',
      'mailto:zoe@example.org',
      '"zoe\r\nBcc: x"@example.org',
      `${'a'.repeat(65)}@example.org`,
    ])
      expect([address, isAddress(address)]).toEqual([address, false]);
  });

  it('is compared in small letters, cleaned, by the domain that mail servers know', () => {
    expect(normaliseAddress(' Anne.Leroy@EXAMPLE.org\u200b')).toBe('anne.leroy@example.org');
    expect(normaliseAddress('Zoe\u0301@Boulangerie-É.example')).toBe('zoé@xn--boulangerie--meb.example');
    expect(normaliseAddress('zoe@xn--boulangerie--meb.example')).toBe(
      normaliseAddress('zoe@boulangerie-e\u0301.example'),
    );
    expect(normaliseAddress('"a@b"@example.org')).toBe('"a@b"@example.org');
  });
});

describe('A telephone number', () => {
  it('has 6 to 15 digits', () => {
    for (const phone of [
      '(05) 56 99 00 01',
      '+33 6 39 98 00 02',
      '06\u201139',
      '06 39 98 00 05 (bureau)',
      '123456',
    ])
      expect([phone, isPhone(phone)]).toEqual([phone, phone !== '06\u201139']);
    for (const phone of [
      '',
      'call me',
      '15',
      '0639980007 / 0639980008',
      '06 39 98\n00 01',
      '3.36E+10',
      `1${' '.repeat(70)}`,
    ])
      expect([phone, isPhone(phone)]).toEqual([phone, false]);
  });

  it('is cleaned of what address books and spreadsheets put around it', () => {
    expect(cleanPhone('\u202a+33 6 39 98 00 02\u202c')).toBe('+33 6 39 98 00 02');
    expect(cleanPhone('06\u201139\u201198')).toBe('06-39-98');
    expect(cleanPhone('tel:+33639980006')).toBe('+33639980006');
    expect(cleanPhone('０６３９')).toBe('0639');
    expect(cleanPhone('3.3639980016E+10')).toBe('33639980016');
  });
});
