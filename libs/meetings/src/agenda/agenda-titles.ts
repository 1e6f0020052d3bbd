import type { MeetingId, NetworkId } from '@relais/contracts';
import type { Envelope, PersonalValues } from '@relais/event-sourcing';
import type { Vault } from '@relais/vault';
import { AdoptAgenda } from '../meeting.commands';

type Items = readonly Readonly<{ title: string; minutes: number }>[];

/** Titles are lines of text, so that a line feed is between them. */
const separator = '\n';

/** The command for the items of an agenda; the titles go into the vault, and their mark shows whether they change. */
export function adoptAgenda(
  { meetingId, items, round }: Readonly<{ meetingId: MeetingId; items: Items; round: number | null }>,
  envelope: Envelope,
  vault: Pick<Vault, 'fingerprint'>,
): AdoptAgenda {
  const agenda = items.map(({ title }) => title).join(separator);
  const minutes = items.map((item) => item.minutes);
  const networkId = envelope.networkId as NetworkId;
  return new AdoptAgenda(
    { networkId, meetingId, minutes, round, titlesMark: vault.fingerprint(agenda) },
    envelope,
    { agenda },
  );
}

/** The titles of an agenda, from the values of its meeting. */
export const titlesOf = ({ agenda }: PersonalValues): string[] => agenda?.split(separator) ?? [];
