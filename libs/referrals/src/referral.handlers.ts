import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { latestDayAt } from '@relais/contracts';
import { Database } from '@relais/database';
import { Clock, EventStore, type Recorded, claimOfThing } from '@relais/event-sourcing';
import { ensureMay } from '@relais/networks/rules';
import { Objections, prospectId } from '@relais/people';
import { KeptValues, Vault, VaultKeys } from '@relais/vault';
import { CircumstancesOfReferrals } from './circumstances-of-referrals';
import {
  AcknowledgeReferral,
  EraseProspect,
  PassReferral,
  RecordAgreement,
  RecordObjection,
  type ReferralCommand,
  ReportOutcome,
  RetractOutcome,
  WithdrawReferral,
} from './referral.commands';
import { referral } from './referral.decider';
import type { ReferralCircumstances } from './referral.rules';

@CommandHandler(PassReferral)
export class PassReferralHandler implements ICommandHandler<PassReferral> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly objections: Objections,
    private readonly circumstances: CircumstancesOfReferrals,
  ) {}

  async execute(command: PassReferral): Promise<Recorded> {
    const { networkId, referralId, giverId, scope, imported } = command.data;
    ensureMay(command.envelope.principal, 'pass-referral', { whose: [giverId], path: 'giverId' });
    return this.store.execute(referral, referralId, command, async () => {
      const objects = scope === 'outside' && (await this.objections.has(networkId, command.personal));
      // An import drops the values of a prospect who has objected.
      const personal = objects && imported ? {} : command.personal;
      const subject = prospectId(referralId);
      const vault = this.vault.sealNew(networkId, subject, personal);
      return {
        vault,
        // A key of the vault reserves the subject; without one the claim reserves it.
        claims: vault.length > 0 ? [] : [claimOfThing(subject)],
        circumstances: {
          latestDay: latestDayAt(this.clock.now()),
          isObjector: objects && !imported,
          passing: await this.circumstances.ofPassing(command.data),
        },
      };
    });
  }
}

@CommandHandler(RecordAgreement)
export class RecordAgreementHandler implements ICommandHandler<RecordAgreement> {
  constructor(
    private readonly store: EventStore,
    private readonly values: KeptValues,
    private readonly clock: Clock,
    private readonly objections: Objections,
  ) {}

  execute(command: RecordAgreement): Promise<Recorded> {
    const { networkId, referralId } = command.data;
    return this.store.execute(referral, referralId, command, async () => {
      const subject = prospectId(referralId);
      const prospect = { ...(await this.values.read(networkId, subject)), ...command.personal };
      return {
        vault: await this.values.sealMore(networkId, subject, command.personal),
        circumstances: {
          ...afterPassing(this.clock),
          isObjector: await this.objections.has(networkId, prospect),
        },
      };
    });
  }
}

/** Circumstances of what happens to a referral that is passed, its prospect's objection left out. */
const afterPassing = (clock: Clock): ReferralCircumstances => ({
  latestDay: latestDayAt(clock.now()),
  isObjector: false,
  passing: null,
});

@CommandHandler(WithdrawReferral)
export class WithdrawReferralHandler implements ICommandHandler<WithdrawReferral> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
    private readonly clock: Clock,
  ) {}

  execute(command: WithdrawReferral): Promise<Recorded> {
    const { networkId, referralId } = command.data;
    return this.store.execute(referral, referralId, command, async () => ({
      vault: await this.vault.sealMore(this.keys, networkId, prospectId(referralId), command.personal),
      circumstances: afterPassing(this.clock),
    }));
  }
}

/** For commands that need nothing but the referral and the day. */
@Injectable()
abstract class StepHandler<C extends ReferralCommand> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  execute(command: C): Promise<Recorded> {
    return this.store.execute(referral, command.data.referralId, command, () =>
      Promise.resolve({ circumstances: afterPassing(this.clock) }),
    );
  }
}

@CommandHandler(AcknowledgeReferral)
export class AcknowledgeReferralHandler extends StepHandler<AcknowledgeReferral> {}

@CommandHandler(ReportOutcome)
export class ReportOutcomeHandler extends StepHandler<ReportOutcome> {}

@CommandHandler(RetractOutcome)
export class RetractOutcomeHandler extends StepHandler<RetractOutcome> {}

@CommandHandler(EraseProspect)
export class EraseProspectHandler extends StepHandler<EraseProspect> {}

@CommandHandler(RecordObjection)
export class RecordObjectionHandler implements ICommandHandler<RecordObjection> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly objections: Objections,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(command: RecordObjection): Promise<Recorded> {
    const { networkId, referralId } = command.data;
    return this.store.execute(referral, referralId, command, async () => {
      const subject = prospectId(referralId);
      const known = await this.vault.open(this.database.engine.manager, networkId, [subject]);
      await this.objections.record(networkId, known.get(subject) ?? {}, command.envelope.today);
      return { circumstances: afterPassing(this.clock) };
    });
  }
}
