import type { NetworkId } from '@relais/contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  EventStore,
  type PersonalValues,
  type Recorded,
  claimOfThing,
  ensure,
} from '@relais/event-sourcing';
import { ensureMay } from '@relais/identity';
import { Database } from '@relais/database';
import { Participants, charterOn } from '@relais/networks';
import { Objections, Vault, VaultKeys, prospectId } from '@relais/privacy';
import {
  EraseProspect,
  PassReferral,
  RecordAgreement,
  RecordObjection,
  WithdrawReferral,
} from './referral.commands';
import { referral } from './referral.decider';

@CommandHandler(PassReferral)
export class PassReferralHandler implements ICommandHandler<PassReferral> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly objections: Objections,
  ) {}

  async execute(command: PassReferral): Promise<Recorded> {
    const { networkId, referralId, giverId, receiverId, passedOn, agreedOn, meetingId } = command.data;
    ensureMay(command.envelope, 'pass-referral', { whose: [giverId], path: 'giverId' });
    return this.store.execute(referral, referralId, command, async () => {
      const latest = this.clock.latestDay();
      ensure(passedOn <= latest, 'future-day', 'This day has not come yet.', 'passedOn');
      ensure((agreedOn ?? '') <= latest, 'future-day', 'This day has not come yet.', 'prospect.agreedOn');

      const roster = await this.participants.ensureOn(networkId, passedOn, { giverId, receiverId });
      const { businessTalk } = charterOn(roster, passedOn);
      ensure(
        businessTalk !== 'never',
        'no-business-talk',
        'This network keeps business out: no referrals.',
        'networkId',
      );
      ensure(
        businessTalk === 'allowed' || meetingId === null,
        'no-business-talk-in-meetings',
        'This network keeps business out of its meetings.',
        'meetingId',
      );
      if (meetingId) await this.ensureMeeting(networkId, meetingId);
      await this.ensureParent(command);
      const personal = await this.withoutObjector(command);
      const subject = prospectId(referralId);
      const vault = this.vault.sealNew(networkId, subject, personal);
      // Its key holds the subject; without one yet, nothing else may be begun under that id.
      return { vault, claims: vault.length > 0 ? [] : [claimOfThing(subject)] };
    });
  }

  /** Whoever objected is not recommended; of one that an import brings nothing is kept. */
  private async withoutObjector({ data, personal }: PassReferral): Promise<PersonalValues> {
    if (data.scope === 'inside') return personal;
    if (data.imported) return (await this.objections.has(data.networkId, personal)) ? {} : personal;
    await this.objections.ensureNone(data.networkId, personal);
    return personal;
  }

  private async ensureMeeting(networkId: NetworkId, meetingId: string): Promise<void> {
    const [scheduled] = await this.store.readStream(`meeting-${meetingId}`);
    ensure(
      scheduled?.networkId === networkId,
      'unknown-meeting',
      'There is no such meeting here.',
      'meetingId',
    );
  }

  /** A parent is recorded before its child and never changes its own parent: there can be no cycles. */
  private async ensureParent({
    data: { networkId, referralId, parentId, passedOn },
  }: PassReferral): Promise<void> {
    if (parentId === null || parentId === referralId) return;
    const [parent] = await this.store.readStream(`referral-${parentId}`);
    ensure(parent?.networkId === networkId, 'unknown-parent', 'There is no such referral here.', 'parentId');
    ensure(parent.on <= passedOn, 'parent-later', 'The parent referral is later than this one.', 'parentId');
  }
}

@CommandHandler(RecordAgreement)
export class RecordAgreementHandler implements ICommandHandler<RecordAgreement> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
    private readonly clock: Clock,
    private readonly objections: Objections,
    private readonly database: Database,
  ) {}

  execute(command: RecordAgreement): Promise<Recorded> {
    const { networkId, referralId, on } = command.data;
    return this.store.execute(referral, referralId, command, async () => {
      ensure(on <= this.clock.latestDay(), 'future-day', 'This day has not come yet.', 'on');
      const subject = prospectId(referralId);
      const known = await this.vault.open(this.database.engine.manager, networkId, [subject]);
      await this.objections.ensureNone(networkId, { ...known.get(subject), ...command.personal });
      return { vault: await this.vault.sealMore(this.keys, networkId, subject, command.personal) };
    });
  }
}

@CommandHandler(WithdrawReferral)
export class WithdrawReferralHandler implements ICommandHandler<WithdrawReferral> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
  ) {}

  execute(command: WithdrawReferral): Promise<Recorded> {
    const { networkId, referralId } = command.data;
    return this.store.execute(referral, referralId, command, async () => {
      return {
        vault: await this.vault.sealMore(this.keys, networkId, prospectId(referralId), command.personal),
      };
    });
  }
}

@CommandHandler(EraseProspect)
export class EraseProspectHandler implements ICommandHandler<EraseProspect> {
  constructor(private readonly store: EventStore) {}

  execute(command: EraseProspect): Promise<Recorded> {
    return this.store.execute(referral, command.data.referralId, command);
  }
}

@CommandHandler(RecordObjection)
export class RecordObjectionHandler implements ICommandHandler<RecordObjection> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly objections: Objections,
    private readonly database: Database,
  ) {}

  execute(command: RecordObjection): Promise<Recorded> {
    const { networkId, referralId } = command.data;
    return this.store.execute(referral, referralId, command, async () => {
      const subject = prospectId(referralId);
      const known = await this.vault.open(this.database.engine.manager, networkId, [subject]);
      await this.objections.record(networkId, known.get(subject) ?? {}, command.envelope.today);
      return {};
    });
  }
}
