/** JSON with sorted keys, without members that are undefined: equal content gives equal text. */
export const canonicalJson = (content: unknown): string => JSON.stringify(sortMembers(content));

function sortMembers(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sortMembers);
  const members = value as Readonly<Record<string, unknown>>;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(members).sort()) copy[key] = sortMembers(members[key]);
  return copy;
}
