import { cleanName } from '@relais/contracts';

/** By what words are compared that people write in many ways: without capitals, accents, spaces and separators. */
export const matchKey = (text: string): string =>
  cleanName(text)
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Whether a word is another, mistyped: one letter for short words, two from eight letters on; swapped neighbours count as one. */
export function isMistyped(word: string, right: string): boolean {
  const allowed = right.length < 4 ? 0 : right.length < 8 ? 1 : 2;
  return (
    word !== right && Math.abs(word.length - right.length) <= allowed && distance(word, right) <= allowed
  );
}

function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        (row[j - 1] ?? 0) + 1,
        (last[j] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = last;
    last = row;
  }
  return last[other.length] ?? 0;
}
