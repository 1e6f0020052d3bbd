import type { Day } from '@relais/contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '@relais/database';
import { Clock, EventStore, type Recorded, claimOfRef, ensure } from '@relais/event-sourcing';
import { SignIn, ensureMay } from '@relais/identity';
import { Vault } from '@relais/privacy';
import { noAccounts } from './acceptance.rules';
import { drawImportSecret, keepImportSecret } from './import-secrets';
import {
  AdmitMember,
  AnswerMembership,
  CorrectMembership,
  EndMembership,
  FoundNetwork,
  GrantRole,
} from './network.commands';
import { circumstancesOf } from './network-circumstances';
import { network } from './network.decider';
import { DescribeNetworkHandler } from './describe-network.handler';
import { ErasePersonHandler } from './erase-person.handler';
import { DescribePersonHandler } from './describe-person.handler';
import { Participants } from './participants';
import { ensureMayDecideRole } from './role-suspension.rules';
import { Rosters } from './rosters';

@CommandHandler(FoundNetwork)
export class FoundNetworkHandler implements ICommandHandler<FoundNetwork> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly database: Database,
    private readonly rosters: Rosters,
  ) {}

  execute(command: FoundNetwork): Promise<Recorded> {
    const { networkId, ref } = command.data;
    return this.store.execute(network, networkId, command, async () => {
      const { founded } = await this.rosters.of(networkId);
      if (!founded) await keepImportSecret(this.database.engine.manager, command.data, drawImportSecret());
      const vault = this.vault.sealNew(networkId, networkId, command.personal);
      return { vault, claims: [claimOfRef(ref)], circumstances: noAccounts };
    });
  }
}

@CommandHandler(AdmitMember)
export class AdmitMemberHandler implements ICommandHandler<AdmitMember> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly clock: Clock,
  ) {}

  async execute(command: AdmitMember): Promise<Recorded> {
    const { networkId, personId, joinedOn, leftOn } = command.data;
    ensureMay(command.envelope, 'admit-member');
    return this.store.execute(network, networkId, command, async () => {
      ensureCome(this.clock, { joinedOn, leftOn });
      await this.participants.ensureKnown(networkId, { personId });
      return { circumstances: noAccounts };
    });
  }
}

@CommandHandler(EndMembership)
export class EndMembershipHandler implements ICommandHandler<EndMembership> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly rosters: Rosters,
    private readonly signIn: SignIn,
  ) {}

  async execute(command: EndMembership): Promise<Recorded> {
    const { networkId, leftOn } = command.data;
    ensureMay(command.envelope, 'admit-member');
    return this.store.execute(network, networkId, command, async () => {
      ensureCome(this.clock, { leftOn });
      return { circumstances: await circumstancesOf(command.envelope, this.rosters, this.signIn) };
    });
  }
}

@CommandHandler(CorrectMembership)
export class CorrectMembershipHandler implements ICommandHandler<CorrectMembership> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly clock: Clock,
    private readonly rosters: Rosters,
    private readonly signIn: SignIn,
  ) {}

  async execute(command: CorrectMembership): Promise<Recorded> {
    const { networkId, personId, joinedOn, leftOn } = command.data;
    ensureMay(command.envelope, 'admit-member');
    return this.store.execute(network, networkId, command, async () => {
      ensureCome(this.clock, { joinedOn, leftOn });
      await this.participants.ensureNotErased(networkId, { personId });
      return { circumstances: await circumstancesOf(command.envelope, this.rosters, this.signIn) };
    });
  }
}

function ensureCome(clock: Clock, days: Readonly<Record<string, Day | null>>): void {
  for (const [path, day] of Object.entries(days))
    ensure((day ?? '') <= clock.latestDay(), 'future-day', 'This day has not come yet.', path);
}

@CommandHandler(GrantRole)
export class GrantRoleHandler implements ICommandHandler<GrantRole> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly rosters: Rosters,
    private readonly signIn: SignIn,
  ) {}

  async execute(command: GrantRole): Promise<Recorded> {
    const { networkId, personId, role } = command.data;
    ensureMay(command.envelope, 'grant-role');
    return this.store.execute(network, networkId, command, async () => {
      await this.participants.ensureKnown(networkId, { personId });
      const circumstances = await circumstancesOf(command.envelope, this.rosters, this.signIn);
      if (role !== 'member')
        ensureMayDecideRole(await this.rosters.of(networkId), personId, command.envelope, circumstances);
      return { circumstances };
    });
  }
}

@CommandHandler(AnswerMembership)
export class AnswerMembershipHandler implements ICommandHandler<AnswerMembership> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly rosters: Rosters,
    private readonly signIn: SignIn,
  ) {}

  async execute(command: AnswerMembership): Promise<Recorded> {
    const { networkId, personId } = command.data;
    ensureMay(command.envelope, 'answer-membership', { whose: [personId] });
    return this.store.execute(network, networkId, command, async () => {
      await this.participants.ensureKnown(networkId, { personId });
      return { circumstances: await circumstancesOf(command.envelope, this.rosters, this.signIn) };
    });
  }
}

export const networkHandlers = [
  FoundNetworkHandler,
  DescribeNetworkHandler,
  DescribePersonHandler,
  AdmitMemberHandler,
  EndMembershipHandler,
  CorrectMembershipHandler,
  GrantRoleHandler,
  AnswerMembershipHandler,
  ErasePersonHandler,
];
