import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, 43 characters. */
export const secret = (): string => randomBytes(32).toString('base64url');

/** The hash that is kept of a secret that cannot be guessed. */
export const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
