/** Whether a text contains a name as whole words: `Li` is not in `Link`. */
export function namesPerson(text: string, name: string): boolean {
  const letters = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${letters}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
