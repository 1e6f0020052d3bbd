import { Charter, NetworkId, PersonId, ReferralId, type Role } from '@relais/contracts';
import { type EventOf, givenOn } from '@relais/event-sourcing';
import {
  EraseProspect,
  PassReferral,
  type Passing,
  RecordAgreement,
  RecordObjection,
  type ReferralCircumstances,
  type ReferralEvent,
  type ReferralPassed,
  WithdrawReferral,
  referral,
} from '@relais/referrals';

/** What the specs of the referral begin with: Ada passes one to Ben on a Monday; Eve is a bystander. */
const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
export const referralId = ReferralId.parse('00000000-0000-4000-8000-0000000000f1');
export const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
export const ben = PersonId.parse('00000000-0000-4000-8000-0000000000b1');
export const eve = PersonId.parse('00000000-0000-4000-8000-0000000000e1');
export const [monday, tuesday, friday] = ['2026-03-02', '2026-03-03', '2026-03-06'] as const;

export const charter = Charter.parse({});

/** Ada and Ben take part on Monday, and nothing stands in the way. */
export const ordinary = (changed: Partial<Passing> = {}): ReferralCircumstances => ({
  latestDay: friday,
  isObjector: false,
  passing: {
    charter,
    participants: new Set([ada, ben]),
    hasMeeting: true,
    isMeetingUnderWay: false,
    parent: referral.initialState,
    ...changed,
  },
});

export const inside: PassReferral['data'] = {
  referralId,
  networkId,
  giverId: ada,
  receiverId: ben,
  passedOn: monday,
  scope: 'inside',
  warmth: null,
  contactBy: null,
  agreed: null,
  agreedOn: null,
  meetingId: null,
  parentId: null,
  details: [],
  ref: null,
  imported: false,
};
export const outside: PassReferral['data'] = {
  ...inside,
  scope: 'outside',
  contactBy: 'receiver',
  agreed: true,
  details: ['name', 'phone'],
};
export const lead: PassReferral['data'] = { ...outside, agreed: false, details: ['name'] };

export const pass = (data: PassReferral['data']) => new PassReferral(data, givenOn(tuesday));
export const agreement = (data: Partial<RecordAgreement['data']> = {}, by: PersonId | null = ben) =>
  new RecordAgreement({ referralId, networkId, on: friday, details: [], ...data }, givenOn(friday, by));
export const withdrawal = (by: PersonId | null, reasoned = false) =>
  new WithdrawReferral({ referralId, networkId, reasoned }, givenOn(friday, by));

export const erasure = (by: PersonId | null, role: Role = 'member') =>
  new EraseProspect({ referralId, networkId }, givenOn(friday, by, role));

export const objecting = new RecordObjection({ referralId, networkId }, givenOn(friday));

export const passed = (
  data: Partial<EventOf<typeof ReferralPassed>['data']> = {},
): EventOf<typeof ReferralPassed> => ({
  type: 'ReferralPassed',
  on: monday,
  data: {
    referralId,
    giverId: ada,
    receiverId: ben,
    scope: 'outside',
    warmth: null,
    contactBy: 'receiver',
    agreedOn: null,
    meetingId: null,
    parentId: null,
    details: ['name'],
    ref: null,
    ...data,
  },
});
export const agreedOn = (on: string, details: RecordAgreement['data']['details'] = []): ReferralEvent => ({
  type: 'ProspectAgreed',
  on,
  data: { referralId, details },
});
export const withdrawn = (reasoned: boolean): ReferralEvent => ({
  type: 'ReferralWithdrawn',
  on: friday,
  data: { referralId, reasoned },
});
export const erased: ReferralEvent = { type: 'ProspectErased', on: friday, data: { referralId } };
export const objected: ReferralEvent = { type: 'ObjectionRecorded', on: friday, data: { referralId } };
