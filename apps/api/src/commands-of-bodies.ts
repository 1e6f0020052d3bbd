import {
  type AgreementBody,
  type DescribeNetworkBody,
  type DescribePersonBody,
  type GiveThanksBody,
  type HoldOneToOneBody,
  type MeetingId,
  type NetworkId,
  type OneToOneId,
  type PassReferralBody,
  type PersonId,
  type PhoneRegion,
  type PutAttendanceBody,
  type PutPersonBody,
  type ReferralId,
  type ThanksId,
  recordedPhone,
} from '@relais/contracts';
import type { Envelope, PersonalValues } from '@relais/event-sourcing';
import { HoldOneToOne, RecordAttendance } from '@relais/meetings';
import { DescribeNetwork } from '@relais/networks';
import { DescribePerson, RegisterPerson } from '@relais/people';
import { type Detail, GiveThanks, PassReferral, RecordAgreement } from '@relais/referrals';

/** Personal values that were given, without the empty ones. */
const given = (values: Readonly<Record<string, string | null | undefined>>): PersonalValues =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));

/** Telephone numbers are recorded as they are dialled from anywhere. */
const dialled = (phone: string | null | undefined, region: PhoneRegion) =>
  phone && recordedPhone(phone, region);

const detailsOf = (personal: PersonalValues): Detail[] => Object.keys(personal).sort() as Detail[];

export function passReferral(
  body: PassReferralBody,
  referralId: ReferralId,
  me: PersonId,
  envelope: Envelope,
  region: PhoneRegion,
): PassReferral {
  const { networkId, giverId = me, receiverId, passedOn, scope, prospect } = body;
  const { name, phone, email, agreed, agreedOn, agreedHow } = prospect ?? {};
  const personal = given({ name, phone: dialled(phone, region), email, agreedHow, need: body.need });
  return new PassReferral(
    {
      referralId,
      networkId,
      giverId,
      receiverId,
      passedOn,
      scope,
      warmth: body.warmth ?? null,
      contactBy: body.contactBy ?? null,
      agreed: agreed ?? null,
      agreedOn: agreedOn ?? null,
      meetingId: body.meetingId ?? null,
      parentId: body.parentId ?? null,
      details: detailsOf(personal),
      ref: null,
      imported: false,
    },
    envelope,
    personal,
  );
}

export function recordAgreement(
  { on, how, phone, email }: AgreementBody,
  referralId: ReferralId,
  envelope: Envelope,
  region: PhoneRegion,
): RecordAgreement {
  const personal = given({ agreedHow: how, phone: dialled(phone, region), email });
  const networkId = envelope.networkId as NetworkId;
  return new RecordAgreement({ referralId, networkId, on, details: detailsOf(personal) }, envelope, personal);
}

export const giveThanks = (
  body: GiveThanksBody,
  thanksId: ThanksId,
  me: PersonId,
  envelope: Envelope,
): GiveThanks =>
  new GiveThanks(
    {
      networkId: body.networkId,
      thanksId,
      thankingId: body.thankingId ?? me,
      thankedId: body.thankedId,
      referralId: body.referralId ?? null,
      on: body.on,
      amountInCents: body.amountInCents ?? null,
      ref: null,
    },
    envelope,
  );

export const holdOneToOne = (
  { networkId, personId, withId, on }: HoldOneToOneBody,
  oneToOneId: OneToOneId,
  me: PersonId,
  envelope: Envelope,
): HoldOneToOne =>
  new HoldOneToOne({ networkId, oneToOneId, aId: personId ?? me, bId: withId, on, ref: null }, envelope);

export const recordAttendance = (
  { status, substituteFor, invitedBy, firstTime }: PutAttendanceBody,
  meetingId: MeetingId,
  personId: PersonId,
  envelope: Envelope,
): RecordAttendance =>
  new RecordAttendance(
    {
      networkId: envelope.networkId as NetworkId,
      meetingId,
      personId,
      status,
      substituteFor: substituteFor ?? null,
      invitedBy: invitedBy ?? null,
      firstTime: firstTime ?? null,
    },
    envelope,
  );

export const registerPerson = (
  body: PutPersonBody,
  personId: PersonId,
  envelope: Envelope,
  region: PhoneRegion,
): RegisterPerson =>
  new RegisterPerson(
    { networkId: envelope.networkId as NetworkId, personId },
    envelope,
    given({ ...body, phone: dialled(body.phone, region) }),
  );

export function describeNetwork(body: DescribeNetworkBody, envelope: Envelope): DescribeNetwork {
  const personal = given(body);
  const networkId = envelope.networkId as NetworkId;
  return new DescribeNetwork({ networkId, fields: Object.keys(personal).sort() }, envelope, personal);
}

export function describePerson(
  { phone, phoneShown, ...body }: DescribePersonBody,
  personId: PersonId,
  envelope: Envelope,
  region: PhoneRegion,
): DescribePerson {
  const isShown = phoneShown === undefined ? undefined : phoneShown ? 'yes' : 'no';
  const personal = given({ ...body, phone: dialled(phone, region), phoneShown: isShown });
  const networkId = envelope.networkId as NetworkId;
  return new DescribePerson(
    { networkId, personId, fields: Object.keys(personal).sort() },
    envelope,
    personal,
  );
}
