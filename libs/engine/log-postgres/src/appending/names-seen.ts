const bits = 2 ** 27;
const hashes = 4;

/** Names that were seen, in 16 MiB however many they are: never forgets one, and takes one of 500 for another at ten million. */
export class NamesSeen {
  private readonly field = new Uint8Array(bits / 8);

  add(name: string): void {
    const { first, step } = hashesOf(name);
    for (let n = 0; n < hashes; n++) {
      const bit = (first + Math.imul(n, step)) & (bits - 1);
      this.field[bit >>> 3] = (this.field[bit >>> 3] ?? 0) | (1 << (bit & 7));
    }
  }

  /** False: certainly not. */
  mayHave(name: string): boolean {
    const { first, step } = hashesOf(name);
    for (let n = 0; n < hashes; n++) {
      const bit = (first + Math.imul(n, step)) & (bits - 1);
      if (((this.field[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
    }
    return true;
  }
}

/** Two hashes (FNV-1a and a multiplicative one) give all the others. */
function hashesOf(name: string): { first: number; step: number } {
  let [one, other] = [0x811c9dc5, 0x2545f491];
  for (let at = 0; at < name.length; at++) {
    const letter = name.charCodeAt(at);
    one = Math.imul(one ^ letter, 0x01000193);
    other = Math.imul(other, 0x5bd1e995) + letter;
  }
  return { first: one ^ (one >>> 13), step: (other ^ (other >>> 15)) | 1 };
}
