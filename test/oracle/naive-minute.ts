type Told = Readonly<{
  kind: string;
  id: string;
  on: string;
  recordedAt: string;
  recordedBy: string | null;
  imported: boolean;
  standing: boolean;
}>;
type Closing = Readonly<{ date: string; on: string; at: string | null }> | null;

const day = 86_400_000;

/** « Ma minute », sentence by sentence as DOMAIN.md has it: the counts and the ids of the lines, by kind. */
export function naiveMinute(
  all: readonly Told[],
  closing: Closing,
  { today, now }: Readonly<{ today: string; now: string }>,
  person: string,
): Record<string, { many: number; ids: string[] }> {
  const answer: Record<string, { many: number; ids: string[] }> = {};
  for (const kind of ['referral', 'thanks', 'one-to-one', 'guest', 'need']) {
    const told: Told[] = [];
    for (const one of all) {
      if (one.kind !== kind || !one.standing) continue;
      let isDatedAfter: boolean;
      let isRecordedAfter: boolean;
      if (closing === null) {
        isDatedAfter = Date.parse(one.on) > Date.parse(today) - 30 * day;
        isRecordedAfter = Date.parse(one.recordedAt) > Date.parse(now) - 30 * day;
      } else if (closing.at === null) {
        isDatedAfter = one.on > closing.date;
        isRecordedAfter = false;
      } else {
        isDatedAfter = one.on > closing.on;
        isRecordedAfter = one.recordedAt > closing.at;
      }
      if (one.imported) isRecordedAfter = false;
      if (isDatedAfter || (isRecordedAfter && one.recordedBy === person)) told.push(one);
    }
    const ids: string[] = [];
    const left = [...told];
    while (left.length > 0 && ids.length < 3) {
      let latest = left[0]!;
      for (const one of left)
        if (
          one.on > latest.on ||
          (one.on === latest.on && one.recordedAt > latest.recordedAt) ||
          (one.on === latest.on && one.recordedAt === latest.recordedAt && one.id > latest.id)
        )
          latest = one;
      ids.push(latest.id);
      left.splice(left.indexOf(latest), 1);
    }
    answer[kind] = { many: told.length, ids };
  }
  return answer;
}
