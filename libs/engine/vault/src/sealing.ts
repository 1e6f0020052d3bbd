import { type KeyObject, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM: nonce, sealed bytes, tag.
 * @param context ties the value to its place: moved elsewhere it does not open
 */
export function seal(key: KeyObject, plain: Buffer, context: string): Buffer {
  const iv = drawRandom(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when the key, the context or a byte is another one */
export function unseal(key: KeyObject, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes))
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
}

let drawnAhead = Buffer.alloc(0);
let used = 0;

/** Random bytes; drawn from the system some hundred at a time, as each draw costs as much as a seal. */
export function drawRandom(size: number): Buffer {
  if (used + size > drawnAhead.length) [drawnAhead, used] = [randomBytes(8192), 0];
  used += size;
  return drawnAhead.subarray(used - size, used);
}
