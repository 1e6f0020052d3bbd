import { isUtf8 } from 'node:buffer';
import { PhysicalLines } from './physical-lines';

const specials = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Bytes of `Ã`, `Â`, `Ä`, `Å`, `â`, `ï`, `ð`, by which garbled text begins. */
const suspect = /\u00c3[\u0082-\u0085\u00a2\u00af\u00b0]/;
const plausible =
  /^[\u00a0-\u017f\u0192\u02c6\u02dc\u2010-\u203a\u20ac\u2122\ufe0f\ufeff\u{1f000}-\u{1faff}]+$/u;

/** The problem with the bytes of a whole file; null: none that can be seen. */
export async function encodingProblem(path: string): Promise<string | null> {
  const lines = new PhysicalLines(path);
  try {
    for (let line = await lines.peek(); line; line = await lines.peek()) {
      const { bytes, number } = line;
      if (number === 1 && /^(\u00ff\u00fe|\u00fe\u00ff)/.test(bytes.toString('latin1', 0, 2)))
        return 'the file is in UTF-16; save it as “CSV UTF-8”';
      if (bytes.includes(0)) return `line ${String(number)} has NUL bytes; save the file as “CSV UTF-8”`;
      const garbled = suspect.test(bytes.toString('latin1')) ? findGarbled(bytes.toString('utf8')) : null;
      if (garbled !== null) return `${garbled}, in line ${String(number)} for instance`;
      lines.skip(1);
    }
    return null;
  } finally {
    await lines.close();
  }
}

/** The text that is UTF-8 read as Latin-1 and saved again; null: none. */
export function findGarbled(text: string): string | null {
  for (const [run] of text.matchAll(/[\u0080-\uffff]{2,}/g)) {
    const bytes = Buffer.from([...run].map(byteOf));
    const meant = bytes.toString('utf8');
    if (bytes.every((byte) => byte > 0) && isUtf8(bytes) && plausible.test(meant))
      return `the accents are garbled (“${run}” stands for “${meant}”): the file was read in the wrong encoding and saved again; export it once more, as “CSV UTF-8”`;
  }
  return null;
}

/** The byte of a character in Windows-1252; 0: it has none. */
function byteOf(character: string): number {
  const special = specials.indexOf(character);
  if (special >= 0) return 0x80 + special;
  const code = character.codePointAt(0) ?? 0;
  return code <= 0xff ? code : 0;
}
