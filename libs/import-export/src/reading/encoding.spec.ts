import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodingProblem, findGarbled } from './encoding';

/** What UTF-8 looks like after it was read as Latin-1 (Node) or Windows-1252 (the web). */
const asLatin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
const asWindows = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8'));

describe('Garbled text', () => {
  it.each([
    'Chloé',
    'À bientôt',
    'Ñuñez',
    'cœur',
    'l’été',
    '12 €',
    'Ça',
    'naïve',
    'Łódź',
    '\ufeffmemberRef',
    '😀 Ada',
  ])('%s is detected, whichever encoding it was taken for, once or twice', (text) => {
    for (const garbled of [asLatin1(text), asWindows(text), asWindows(asWindows(text))])
      expect(findGarbled(garbled)).toMatch(/garbled/);
    expect(findGarbled(text)).toBeNull();
  });

  it('says what is meant', () => {
    expect(findGarbled(asWindows('Zoé Güler'))).toContain('“Ã©” stands for “é”');
  });

  it('is not found in what people write', () => {
    for (const text of [
      'CAFÉ’S « À LA CARTE » – ÉTÉ…',
      'MAÇÃ SÃO JOÃO',
      'Åse Ærø',
      '« École »',
      'Ελλάδα Москва 東京',
      'ÂGE 20 °C ½ ©',
    ])
      expect([text, findGarbled(text)]).toEqual([text, null]);
  });
});

describe('A file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-encoding-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const problemOf = (bytes: Buffer | string) => {
    writeFileSync(join(folder, 'file.csv'), bytes);
    return encodingProblem(join(folder, 'file.csv'));
  };

  it('is refused as a whole when it is in UTF-16, has NUL bytes or garbled accents', async () => {
    const text = 'memberRef,name\nada,Zoé\n';
    expect(await problemOf(Buffer.from(`\ufeff${text}`, 'utf16le'))).toMatch(/UTF-16/);
    expect(await problemOf(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).toMatch(/UTF-16/);
    expect(await problemOf(Buffer.from(text, 'utf16le'))).toMatch(/NUL/);
    expect(await problemOf('memberRef,name\nada,A\0da\n')).toMatch(/^line 2 has NUL/);
    expect(await problemOf(asWindows(text))).toMatch(/garbled .* line 2 /);
  });

  it('is sound in UTF-8, in Latin-1 line by line', async () => {
    expect(await problemOf('\ufeffmemberRef,name\nada,Zoé\n')).toBeNull();
    expect(await problemOf(Buffer.from('memberRef,name\nada,Zoé\n', 'latin1'))).toBeNull();
    expect(await problemOf('')).toBeNull();
  });
});
