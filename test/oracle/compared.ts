import type { Liveliness } from '@relais/liveliness';

const byRef = (a: { ref: string }, b: { ref: string }) => (a.ref < b.ref ? -1 : 1);

/** The answer of the library in the shape of the naive one. */
export function comparable(answer: Liveliness) {
  return {
    verdict: answer.verdict,
    notes: answer.notes,
    coreShare: answer.coreShare,
    coreKept: answer.coreKept,
    coreStability: answer.coreStability,
    newFaceMeetings: answer.newFaceMeetings,
    renewal: answer.renewal,
    streak: answer.streak,
    newcomerReturn: answer.newcomerReturn,
    newcomers: answer.newcomers,
    visitorConversion: answer.visitorConversion,
    visitors: answer.visitors,
    meanRoom: answer.meanRoom,
    core: answer.core.map(({ personId: ref, since }) => ({ ref: String(ref), since })).toSorted(byRef),
    meetings: answer.meetings.map(({ meetingId: _id, kind: _kind, people: _people, ...figures }) => figures),
    people: answer.meetings.map(({ people }) => ({
      new: people.new.toSorted(),
      returning: people.returning.toSorted(),
      recent: people.recent.toSorted(),
      core: people.core.toSorted(),
      occasional: people.occasional.toSorted(),
    })),
    otherMeetings: answer.otherMeetings.map(({ meetingId: _id, people: _people, ...figures }) => figures),
    exchange: answer.exchange && {
      ...answer.exchange,
      neither: answer.exchange.neither?.toSorted() ?? null,
    },
  };
}

const isSame = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));

/** Where two answers differ, as `path: theirs, naive`; numbers may differ in the last digit. */
export function differences(one: unknown, two: unknown, path = ''): string[] {
  if (typeof one === 'number' && typeof two === 'number' && isSame(one, two)) return [];
  if (typeof one === 'object' && typeof two === 'object' && one !== null && two !== null) {
    const keys = new Set([...Object.keys(one), ...Object.keys(two)]);
    return [...keys].flatMap((key) =>
      differences(one[key as keyof typeof one], two[key as keyof typeof two], `${path}/${key}`),
    );
  }
  return one === two ? [] : [`${path}: ${JSON.stringify(one)}, naive ${JSON.stringify(two)}`];
}
