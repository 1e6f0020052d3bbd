import { z } from 'zod';

const uuid = z.uuid({ error: 'must be a UUID' }).toLowerCase();

/** Whether a UUID has a version that neither clients make (7, 4) nor Relais derives (5, 8); old events may have such ids. */
export const isOfOtherVersion = (id: string): boolean =>
  /^[\da-f]{8}-[\da-f]{4}-[^4578][\da-f]{3}-/i.test(id);

/** Whether a UUID is one that Relais derives (5, 8) from others, so that it can be computed. */
export const isDerived = (id: string): boolean => /^.{14}[58]/.test(id);

export const NetworkId = uuid.brand<'NetworkId'>().meta({ id: 'NetworkId' });
export type NetworkId = z.infer<typeof NetworkId>;
export const PersonId = uuid.brand<'PersonId'>().meta({ id: 'PersonId' });
export type PersonId = z.infer<typeof PersonId>;
export const MeetingId = uuid.brand<'MeetingId'>().meta({ id: 'MeetingId' });
export type MeetingId = z.infer<typeof MeetingId>;
export const SeriesId = uuid.brand<'SeriesId'>().meta({ id: 'SeriesId' });
export type SeriesId = z.infer<typeof SeriesId>;
export const ReferralId = uuid.brand<'ReferralId'>().meta({ id: 'ReferralId' });
export type ReferralId = z.infer<typeof ReferralId>;
export const ThanksId = uuid.brand<'ThanksId'>().meta({ id: 'ThanksId' });
export type ThanksId = z.infer<typeof ThanksId>;
export const OneToOneId = uuid.brand<'OneToOneId'>().meta({ id: 'OneToOneId' });
export type OneToOneId = z.infer<typeof OneToOneId>;
export const NeedId = uuid.brand<'NeedId'>().meta({ id: 'NeedId' });
export type NeedId = z.infer<typeof NeedId>;
export const CareNoteId = uuid.brand<'CareNoteId'>().meta({ id: 'CareNoteId' });
export type CareNoteId = z.infer<typeof CareNoteId>;
export const TokenId = uuid.brand<'TokenId'>().meta({ id: 'TokenId' });
export type TokenId = z.infer<typeof TokenId>;
/** An id that the client makes. */
export const CommandId = uuid
  .regex(/^.{14}[47]/)
  .brand<'CommandId'>()
  .meta({ id: 'CommandId' });
export type CommandId = z.infer<typeof CommandId>;
export const SessionId = uuid.brand<'SessionId'>().meta({ id: 'SessionId' });
export type SessionId = z.infer<typeof SessionId>;
export const JoinRequestId = uuid.brand<'JoinRequestId'>().meta({ id: 'JoinRequestId' });
export type JoinRequestId = z.infer<typeof JoinRequestId>;
export const ArrivalId = uuid.brand<'ArrivalId'>().meta({ id: 'ArrivalId' });
export type ArrivalId = z.infer<typeof ArrivalId>;
