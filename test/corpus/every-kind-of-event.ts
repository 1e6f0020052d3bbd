import type { CommandBus } from '@nestjs/cqrs';
import {
  Charter,
  type NetworkId,
  type OneToOneId,
  type PersonId,
  type ReferralId,
  type ThanksId,
} from '@relais/contracts';
import type { Command, Envelope } from '@relais/event-sourcing';
import { HoldOneToOne, WithdrawOneToOne } from '@relais/meetings';
import { AnswerMembership, DescribeNetwork, EndMembership, FoundNetwork, GrantRole } from '@relais/networks';
import { DescribePerson, EraseContact, ErasePerson, RegisterPerson } from '@relais/people';
import {
  AcknowledgeReferral,
  GiveThanks,
  PassReferral,
  RecordAgreement,
  RecordObjection,
  ReportOutcome,
  RetractOutcome,
  WithdrawReferral,
  WithdrawThanks,
} from '@relais/referrals';
import { everyKindOfMeetingEvent } from './every-kind-of-meeting-event';
import { memberships } from './memberships';

/** Sends commands after which the log has every type of event, with everything said and with as little as may be. */
export async function everyKindOfEvent(bus: CommandBus, newId: () => string): Promise<void> {
  const networkId = newId() as NetworkId;
  const [ada, ben, cleo] = [newId(), newId(), newId()] as [PersonId, PersonId, PersonId];
  const envelope = (personId: PersonId | null = null) => ({
    commandId: newId(),
    networkId,
    today: '2026-03-02',
    principal: personId ? { personId, role: 'member' as const } : { role: 'system' as const },
    ...(personId && { correlationId: newId(), causationId: newId() }),
  });
  const send = (command: Command<object>): Promise<unknown> => bus.execute(command);

  const charter = Charter.parse({
    absenceRule: { count: 3, inARow: true },
    regularKinds: ['lunch'],
    window: 8,
    coreShare: 0.4,
  });
  await send(
    new FoundNetwork(
      {
        networkId,
        ref: 'corpus',
        timezone: 'Europe/Paris',
        currency: 'EUR',
        language: 'en',
        foundedOn: '2026-01-01',
        charter,
      },
      envelope(),
      { name: 'The Corpus Club' },
    ),
  );
  for (const [personId, name] of [
    [ada, 'Ada'],
    [ben, 'Ben'],
    [cleo, 'Cleo'],
  ] as const)
    await send(new RegisterPerson({ networkId, personId }, envelope(), { name }));
  const describe = (personId: PersonId, by: Envelope) =>
    new DescribePerson({ networkId, personId, fields: ['email'] }, by, { email: 'ada@example.org' });
  await send(describe(ada, envelope()));
  await send(new DescribeNetwork({ networkId, fields: [] }, envelope()));
  for (const command of memberships(networkId, [ada, ben, cleo], envelope)) await send(command);
  await send(new GrantRole({ networkId, personId: ada, role: 'organiser' }, envelope()));
  await send(new GrantRole({ networkId, personId: ben, role: 'host' }, envelope()));
  await send(new GrantRole({ networkId, personId: ben, role: 'member' }, envelope()));
  for (const principal of [envelope().principal, { personId: ada, role: 'organiser' as const }]) {
    await send(new GrantRole({ networkId, personId: ben, role: 'host' }, envelope()));
    await send(describe(ben, { ...envelope(), principal }));
  }
  const meetingId = await everyKindOfMeetingEvent({ networkId, ada, ben, cleo, envelope, send, newId });
  await send(
    new EndMembership(
      { networkId, personId: ben, joinedOn: '2026-01-05', leftOn: '2026-03-01', because: 'ended' },
      envelope(),
    ),
  );
  await send(new AnswerMembership({ networkId, personId: ada, accepted: true }, envelope(ada)));
  await send(new AnswerMembership({ networkId, personId: ben, accepted: false }, envelope(ben)));
  const oneToOneId = newId() as OneToOneId;
  await send(
    new HoldOneToOne(
      { networkId, oneToOneId, aId: ada, bId: ben, on: '2026-02-10', ref: null },
      envelope(ada),
    ),
  );
  await send(new WithdrawOneToOne({ networkId, oneToOneId }, envelope(ada)));

  const pass = async (said: Partial<PassReferral['data']>, personal: Record<string, string> = {}) => {
    const referralId = newId() as ReferralId;
    const data = {
      ...{
        networkId,
        referralId,
        giverId: ada,
        receiverId: ben,
        passedOn: '2026-02-20',
        scope: 'outside' as const,
        warmth: null,
      },
      ...{ contactBy: 'receiver' as const, agreed: false, agreedOn: null, meetingId: null, parentId: null },
      ...{ details: ['name' as const], ref: null, imported: false },
      ...said,
    };
    await send(new PassReferral(data, envelope(ada), { name: 'Zoé Güler', ...personal }));
    return referralId;
  };
  const lead = await pass({});
  await send(
    new RecordAgreement(
      { networkId, referralId: lead, on: '2026-02-21', details: ['phone'] },
      envelope(ada),
      { phone: '06 39 98 00 01' },
    ),
  );
  const agreed = await pass(
    {
      agreed: true,
      agreedOn: '2026-02-20',
      warmth: 4,
      meetingId,
      details: ['name', 'phone', 'email', 'need'],
    },
    { phone: '06 39 98 00 02', email: 'zoe@example.org', need: 'a site' },
  );
  await pass({ scope: 'inside', contactBy: null, agreed: null, details: [], parentId: agreed });
  const answered = { networkId, referralId: agreed };
  await send(new AcknowledgeReferral({ ...answered, on: '2026-02-21' }, envelope(ben)));
  for (const [outcome, because] of [
    ['contacted', null],
    ['lost', 'declined'],
  ] as const)
    await send(new ReportOutcome({ ...answered, outcome, because, on: '2026-02-22' }, envelope(ben)));
  await send(new RetractOutcome(answered, envelope(ben)));
  await send(
    new ReportOutcome({ ...answered, outcome: 'won', because: null, on: '2026-02-23' }, envelope(ben)),
  );
  const withdrawn = await pass({ contactBy: 'prospect', agreed: null });
  await send(
    new WithdrawReferral({ networkId, referralId: withdrawn, reasoned: true }, envelope(ada), {
      withdrawalReason: 'a mistake',
    }),
  );
  await send(new WithdrawReferral({ networkId, referralId: lead, reasoned: false }, envelope()));
  const thanksId = newId() as ThanksId;
  const thanks = { networkId, thankingId: ben, thankedId: ada, on: '2026-02-25', ref: null };
  await send(
    new GiveThanks({ ...thanks, thanksId, referralId: agreed, amountInCents: 125_050 }, envelope(ben)),
  );
  await send(
    new GiveThanks(
      { ...thanks, thanksId: newId() as ThanksId, referralId: null, amountInCents: null },
      envelope(ben),
    ),
  );
  await send(new WithdrawThanks({ networkId, thanksId }, envelope(ben)));

  await send(new RecordObjection({ networkId, referralId: lead }, envelope()));
  await send(new EraseContact({ networkId, personId: ada }, envelope()));
  await send(new ErasePerson({ networkId, personId: cleo }, envelope()));
}
