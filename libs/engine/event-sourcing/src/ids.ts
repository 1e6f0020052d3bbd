import { hash } from 'node:crypto';

/**
 * Name-based UUID (RFC 9562, version 5).
 * @param namespace a UUID
 */
export function v5(namespace: string, name: string): string {
  const content = Buffer.allocUnsafe(16 + Buffer.byteLength(name));
  content.write(namespace.replaceAll('-', ''), 'hex');
  content.write(name, 16);
  const hex = hash('sha1', content, 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
