import { type Caller, NetworkAccess } from '@relais/access';
import type { Instant, MeetingId, MinuteAnswer, NetworkId, PersonId } from '@relais/contracts';
import { EventStore, type StoredEvent, eventsIn, streamOf } from '@relais/event-sourcing';
import { type LedgerLineRow, linesAt } from '@relais/ledger';
import {
  type Closing,
  type MinuteEntry,
  type MinuteStart,
  attendance,
  attendanceId,
  guestsBroughtBy,
  isNews,
  lastMeetingOf,
  meeting,
  minuteOf,
  minuteStart,
  need,
  needsOf,
  oneToOneEvents,
} from '@relais/meetings';
import { referral, thanks } from '@relais/referrals';
import type { Vault } from '@relais/vault';

type Asked = Readonly<{ networkId: NetworkId; personId: PersonId; now: Instant }>;

/** What a person can tell. `needs`: their texts, by id. */
type Minute = Readonly<{
  since: MinuteAnswer['since'];
  part: ReturnType<typeof minuteOf>;
  needs: ReadonlyMap<string, string>;
}>;

const afterAllDays = '9999-12-31';

/** Gathers what a person can tell in the round; who recorded what is known to the log alone. */
export class MinuteEntries {
  constructor(
    private readonly access: NetworkAccess,
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  async of(me: Caller, { networkId, personId, now }: Asked): Promise<Minute> {
    const today = await this.access.today(me, networkId);
    const found = await this.access.read(me, networkId, async (rows) => ({
      last: await lastMeetingOf(rows, networkId, personId),
      lines: await linesAt(rows, { networkId, personId, asOf: afterAllDays, knownAt: null }),
      guests: await guestsBroughtBy(rows, networkId, personId),
      needs: await needsOf(rows, this.vault, networkId, personId),
    }));
    const closing = found.last && (await this.closingOf(networkId, found.last));
    const start = minuteStart(closing, { today, now });
    return {
      since: closing && { meetingId: closing.meetingId, date: closing.date },
      needs: new Map(found.needs.map(({ needId, text }) => [needId, text ?? ''])),
      part: minuteOf(
        [
          ...(await this.exchanges(found.lines, start, personId)),
          ...(await this.oneToOnes(networkId, personId)),
          ...(await this.guests(found.guests)),
          ...(await this.needs(found.needs)),
        ],
        start,
        personId,
      ),
    };
  }

  /** The first closing of a held meeting: what is corrected later closes nothing anew. */
  private async closingOf(networkId: NetworkId, meetingId: MeetingId): Promise<Closing | null> {
    const held = (await this.store.eventsOf(meeting, meetingId)).find(({ type }) => type === 'MeetingHeld');
    if (!held) return null;
    const timezone = await this.access.timezone(networkId);
    const at = held.metadata.imported ? null : held.recordedAt;
    return { meetingId, date: held.on, on: dayIn(timezone, held.recordedAt), at };
  }

  private async exchanges(
    lines: readonly LedgerLineRow[],
    start: MinuteStart,
    personId: PersonId,
  ): Promise<MinuteEntry[]> {
    const kinds = { given: 'referral', 'thanks-given': 'thanks' } as const;
    const candidates = lines
      .flatMap((line): (MinuteEntry & { stream: string; position: number })[] => {
        if (line.kind !== 'given' && line.kind !== 'thanks-given') return [];
        const { lineId: id, day: on, recordedAt, imported, standing, counterpartId: otherId } = line;
        const stream = line.kind === 'given' ? streamOf(referral, id) : streamOf(thanks, id);
        const entry = { kind: kinds[line.kind], id, on, recordedAt, imported, standing, otherId };
        return [{ ...entry, recordedBy: personId, stream, position: line.position }];
      })
      .filter((line) => isNews(line, start, personId));
    const streams = await this.store.readStreams(candidates.map(({ stream }) => stream));
    return candidates.map(({ stream, position, ...entry }) => ({
      ...entry,
      recordedBy: actorOf((streams.get(stream) ?? []).find((event) => event.position === position)),
    }));
  }

  private async oneToOnes(networkId: NetworkId, personId: PersonId): Promise<MinuteEntry[]> {
    const held = new Map<string, MinuteEntry>();
    for await (const page of this.store.pagesOf(networkId, oneToOneEvents))
      for (const event of page) {
        const { type, data } = event;
        const known = held.get(data.oneToOneId);
        if (type === 'OneToOneWithdrawn' && known) held.set(data.oneToOneId, { ...known, standing: false });
        if (type === 'OneToOneHeld' && [data.aId, data.bId].includes(personId))
          held.set(data.oneToOneId, {
            ...{ kind: 'one-to-one', id: data.oneToOneId, standing: true, ...recordedOf(event) },
            otherId: data.aId === personId ? data.bId : data.aId,
          });
      }
    return [...held.values()];
  }

  private async guests(
    guests: readonly Readonly<{ meetingId: MeetingId; personId: PersonId }>[],
  ): Promise<MinuteEntry[]> {
    const ids = guests.map(({ meetingId, personId }) => attendanceId(meetingId, personId));
    const streams = await this.store.readStreams(ids.map((id) => streamOf(attendance, id)));
    return ids.flatMap((id): MinuteEntry[] => {
      const last = eventsIn(streams, attendance, id).at(-1);
      if (!last) return [];
      return [{ kind: 'guest', id, standing: true, ...recordedOf(last), otherId: last.data.personId }];
    });
  }

  /** A need whose text is no longer kept cannot be told. */
  private async needs(needs: Awaited<ReturnType<typeof needsOf>>): Promise<MinuteEntry[]> {
    const streams = await this.store.readStreams(needs.map(({ needId }) => streamOf(need, needId)));
    return needs.flatMap(({ needId: id, withdrawn, text }): MinuteEntry[] => {
      const [stated] = eventsIn(streams, need, id);
      if (!stated) return [];
      const standing = !withdrawn && text !== null;
      return [{ kind: 'need', id, standing, ...recordedOf(stated), otherId: stated.data.personId }];
    });
  }
}

const actorOf = (event: StoredEvent | undefined): PersonId | null =>
  (event?.metadata.actorId ?? null) as PersonId | null;

const recordedOf = (event: StoredEvent) => ({
  on: event.on,
  recordedAt: event.recordedAt,
  recordedBy: actorOf(event),
  imported: event.metadata.imported === true,
});

const dayIn = (timeZone: string, at: Instant): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at));
