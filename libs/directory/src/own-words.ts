import { type Charter, type MembersAnswer, type PhoneRegion, shownPhone, telOf } from '@relais/contracts';
import type { PersonCard } from '@relais/people';

type OwnWords = Pick<
  MembersAnswer['members'][number],
  'presentation' | 'goodContact' | 'phone' | 'tel' | 'phoneShown'
>;
type About = Readonly<{ isMine: boolean; isParticipant: boolean; charter: Charter; region: PhoneRegion }>;

/**
 * What a person says of themselves, as others may read it (DOMAIN.md, "Privacy"): of participants, the telephone of those who show it;
 * nothing where the purpose is support. The person reads their own.
 */
export function ownWordsOf(
  card: PersonCard | undefined,
  { isMine, isParticipant, charter, region }: About,
): OwnWords {
  const isRead = isMine || (isParticipant && charter.purpose !== 'support');
  const isCalled = isRead && (isMine || (card?.isPhoneShown ?? false));
  const phone = isCalled ? (card?.phone ?? null) : null;
  return {
    presentation: isRead ? (card?.presentation ?? null) : null,
    goodContact: isRead ? (card?.goodContact ?? null) : null,
    phone: phone && shownPhone(phone, region),
    tel: telOf(phone),
    phoneShown: isMine ? (card?.isPhoneShown ?? false) : null,
  };
}
