import { z } from 'zod';

const uuid = z.uuid({ error: 'must be a UUID' }).toLowerCase();

export const NetworkId = uuid.brand<'NetworkId'>();
export type NetworkId = z.infer<typeof NetworkId>;
export const PersonId = uuid.brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
export const MeetingId = uuid.brand<'MeetingId'>();
export type MeetingId = z.infer<typeof MeetingId>;
export const ReferralId = uuid.brand<'ReferralId'>();
export type ReferralId = z.infer<typeof ReferralId>;
export const ThanksId = uuid.brand<'ThanksId'>();
export type ThanksId = z.infer<typeof ThanksId>;
export const OneToOneId = uuid.brand<'OneToOneId'>();
export type OneToOneId = z.infer<typeof OneToOneId>;
export const TokenId = uuid.brand<'TokenId'>();
export type TokenId = z.infer<typeof TokenId>;
export const CommandId = uuid.brand<'CommandId'>();
export type CommandId = z.infer<typeof CommandId>;
export const SessionId = uuid.brand<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;
export const JoinRequestId = uuid.brand<'JoinRequestId'>();
export type JoinRequestId = z.infer<typeof JoinRequestId>;
