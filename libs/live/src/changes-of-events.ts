import {
  type EventType,
  type NetworkId,
  type PersonId,
  countsFrom,
  eventTypes,
  attendingThemselves,
  isInTheRoom,
} from '@relais/contracts';
import { type EventStore, type StoredEvent, fold } from '@relais/event-sourcing';
import {
  type AnnouncementEvent,
  type AttendanceEvent,
  type MeetingEvent,
  type NeedEvent,
  type OneToOneEvent,
} from '@relais/meetings';
import type { NetworkEvent, Networks } from '@relais/networks';
import type { PersonEvent } from '@relais/people';
import { type ReferralEvent, type ThanksEvent, referral } from '@relais/referrals';
import { type Change, changeOf, endsStreams } from './audience.rules';

type LiveEvent = StoredEvent<
  | NetworkEvent
  | PersonEvent
  | MeetingEvent
  | AnnouncementEvent
  | AttendanceEvent
  | NeedEvent
  | OneToOneEvent
  | ReferralEvent
  | ThanksEvent
>;

/** A change of a network; `endsFor`: the persons whose streams end with it. */
export type NetworkChange = Readonly<{
  networkId: NetworkId;
  position: number;
  change: Change;
  endsFor: readonly PersonId[];
}>;

const known: ReadonlySet<string> = new Set<EventType>(Object.values(eventTypes).flat());
const publicFields = ['name', 'company', 'sector', 'presentation', 'goodContact', 'phoneShown'];

/** What events changed, and for which readers, in their order. */
export async function changesOf(
  events: readonly StoredEvent[],
  { store, networks }: Readonly<{ store: EventStore; networks: Networks }>,
): Promise<NetworkChange[]> {
  const live = events.filter(({ type }) => known.has(type)) as LiveEvent[];
  const continued = new Set(live.filter(hasHistory).map(({ stream }) => stream));
  const histories = continued.size > 0 ? await store.readStreams([...continued]) : new Map<string, never>();
  const changes: NetworkChange[] = [];
  for (const event of live) {
    const history = (histories.get(event.stream) ?? []) as LiveEvent[];
    const before = history.filter(({ revision }) => revision < event.revision);
    const whose = personsOf(before[0] ?? event);
    const change = changeOf({
      type: event.type,
      whose,
      movesFigures: movesFigures(before, event),
      isPublic: await isPublic(event, networks),
    });
    const { position } = event;
    const networkId = event.networkId as NetworkId;
    changes.push({ networkId, position, change, endsFor: endsStreams(event.type) ? whose : [] });
  }
  return changes;
}

/** Whether the earlier events of its stream say more about it. */
const hasHistory = (event: LiveEvent): boolean =>
  event.revision > 0 &&
  (['attendance', 'referral', 'thanks', 'onetoone'] as const).some((category) => isOf(category, event));

const isOf = (category: keyof typeof eventTypes, { type }: LiveEvent): boolean =>
  (eventTypes[category] as readonly string[]).includes(type);

/** @param first of a stream, or an event of a network or person */
function personsOf({ data }: LiveEvent): PersonId[] {
  if ('giverId' in data) return [data.giverId, data.receiverId];
  if ('thankingId' in data) return [data.thankingId, data.thankedId];
  if ('guestId' in data) return [data.invitedBy];
  if ('aId' in data) return [data.aId, data.bId];
  return 'personId' in data ? [data.personId] : [];
}

/** Whether a figure moves that others may read: how many are in the room, how many referrals count. */
function movesFigures(before: readonly LiveEvent[], event: LiveEvent): boolean {
  const after = [...before, event];
  if (isOf('attendance', event)) return placeOf(before) !== placeOf(after);
  return isOf('referral', event) && isCounted(before) !== isCounted(after);
}

function placeOf(line: readonly LiveEvent[]): 'attending' | 'in the room' | 'away' {
  const { status } = (line.at(-1)?.data ?? {}) as Partial<AttendanceEvent['data']>;
  if (status === undefined || !isInTheRoom(status)) return 'away';
  return attendingThemselves.includes(status) ? 'attending' : 'in the room';
}

function isCounted(events: readonly LiveEvent[]): boolean {
  const state = fold(referral, events as readonly StoredEvent<ReferralEvent>[]);
  return state.status === 'passed' && countsFrom(state) !== null;
}

/** What everybody reads of members and former members are shown to the whole network; without membership, everybody's are. */
async function isPublic({ type, data, networkId }: LiveEvent, networks: Networks): Promise<boolean> {
  const isShown =
    type === 'PersonErased' ||
    (type === 'PersonDescribed' && data.fields.some((field) => publicFields.includes(field)));
  if (!isShown) return false;
  const { members, charters } = await networks.stateOf(networkId as NetworkId);
  return (
    members.wasEverMember(data.personId) || charters.some(({ charter }) => charter.membership === 'none')
  );
}
