import { type KeyObject, createHmac } from 'node:crypto';
import { canonicalJson } from './canonical-json';

/** Keyed hash of a command's content, the same in every home of the log. */
export const contentHash = (hashKey: KeyObject, content: unknown): string =>
  createHmac('sha256', hashKey).update(canonicalJson(content)).digest('base64url');
