import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json';

const blockBytes = 64;
const hashBytes = 32;

/**
 * Keyed hash of commands' contents, the same in every home of the log: HMAC-SHA-256 of the canonical JSON, in base64url. By two hashes
 * at once as in RFC 2104; an object of Node's for each content costs twice as much.
 * @param key at most 64 bytes
 */
export function contentHashUnder(key: Buffer): (content: unknown) => string {
  const inner = pad(key, 0x36, blockBytes);
  const outer = pad(key, 0x5c, blockBytes + hashBytes);
  return (content) => {
    const message = Buffer.concat([inner, Buffer.from(canonicalJson(content))]);
    outer.write(hash('sha256', message, 'hex'), blockBytes, 'hex');
    return hash('sha256', outer, 'base64url');
  };
}

function pad(key: Buffer, filler: number, size: number): Buffer {
  if (key.length > blockBytes) throw new Error('The key of the content hashes is longer than 64 bytes.');
  const block = Buffer.alloc(size, filler);
  key.forEach((byte, n) => {
    block[n] = byte ^ filler;
  });
  return block;
}
