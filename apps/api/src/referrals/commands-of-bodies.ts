import type {
  AgreementBody,
  GiveThanksBody,
  NetworkId,
  OutcomeBody,
  PassReferralBody,
  PersonId,
  PhoneRegion,
  ReferralId,
  ThanksId,
} from '@relais/contracts';
import type { Envelope, PersonalValues } from '@relais/event-sourcing';
import {
  type Detail,
  GiveThanks,
  PassReferral,
  RecordAgreement,
  ReportOutcome,
  RetractOutcome,
} from '@relais/referrals';
import { normalisePhone, omitEmpty } from '../http/personal-values';

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
  const personal = omitEmpty({
    name,
    phone: normalisePhone(phone, region),
    email,
    agreedHow,
    need: body.need,
  });
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
  const personal = omitEmpty({ agreedHow: how, phone: normalisePhone(phone, region), email });
  const networkId = envelope.networkId as NetworkId;
  return new RecordAgreement({ referralId, networkId, on, details: detailsOf(personal) }, envelope, personal);
}

export function reportOutcome(
  body: OutcomeBody,
  referralId: ReferralId,
  envelope: Envelope,
): ReportOutcome | RetractOutcome {
  const of = { referralId, networkId: envelope.networkId as NetworkId };
  const { outcome, because = null } = body;
  if (outcome === 'none') return new RetractOutcome(of, envelope);
  return new ReportOutcome({ ...of, outcome, because, on: body.on }, envelope);
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
