import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SignIn } from '@relais/access';
import {
  Charter,
  type FoundNetworkBody,
  MeetingId,
  type NetworkId,
  PersonId,
  usualBusinessTalk,
} from '@relais/contracts';
import { Clock, type Command, type Envelope, type Recorded, Refusal, v5 } from '@relais/event-sourcing';
import { putMeeting } from '@relais/meetings';
import { AdmitMember, AnswerMembership, FoundNetwork, GrantRole, Networks } from '@relais/networks';
import { RegisterPerson } from '@relais/people';
import { Vault } from '@relais/vault';

/**
 * Founds a network for an account: the network, its founder as its first member and organiser, and its first meeting. Every command has
 * its own id, derived from the network's, so that the same request completes what was half done.
 */
@Injectable()
export class Founding {
  constructor(
    private readonly commands: CommandBus,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly signIn: SignIn,
    private readonly vault: Vault,
  ) {}

  /** @throws Refusal `not-found` for a network that another person founded; `other-content` for one's own with other values */
  async found(accountId: string, networkId: NetworkId, body: FoundNetworkBody): Promise<Recorded> {
    const email = await this.signIn.addressOf(accountId);
    if (email === null)
      throw new Refusal(
        'not-allowed',
        'Sign in by a code to your address first: it becomes that of the founder.',
      );
    const personId = PersonId.parse(v5(networkId, 'founder'));
    const mine = await this.signIn.membershipsNow(accountId);
    const foundedOn = await this.dayOf(networkId, body.timezone);
    const as = (commandId: string): Envelope => ({
      ...{ commandId, networkId, today: foundedOn },
      principal: { personId, role: 'organiser' },
    });
    const then = (what: string) => as(v5(networkId, `founding:${what}`));
    const give = (command: Command<object>) => this.commands.execute<typeof command, Recorded>(command);

    const isMine = mine.some((one) => one.networkId === networkId);
    try {
      await give(foundNetwork(networkId, body, foundedOn, as(networkId)));
      await give(new RegisterPerson({ networkId, personId }, then('person'), { name: body.founder, email }));
    } catch (error) {
      if (isMine || !(error instanceof Refusal && error.code === 'other-content')) throw error;
      throw new Refusal('not-found', 'There is no such network here.', 'networkId');
    }
    await this.signIn.giveTo(accountId, networkId, personId);
    const joinedOn = foundedOn;
    await give(
      new AdmitMember({ networkId, personId, joinedOn, leftOn: null, because: 'left' }, then('member')),
    );
    await give(new AnswerMembership({ networkId, personId, accepted: true }, then('acceptance')));
    const granted = await give(new GrantRole({ networkId, personId, role: 'organiser' }, then('role')));
    const { firstMeeting } = body;
    if (!firstMeeting) return { ...granted, id: networkId };
    const meetingId = MeetingId.parse(v5(networkId, 'first-meeting'));
    const meeting = { networkId, status: 'scheduled' as const, ...firstMeeting };
    const { position } = await give(putMeeting(meeting, meetingId, then('meeting'), this.vault));
    return { id: networkId, position };
  }

  /** For a repeat it is the day of the first time. */
  private async dayOf(networkId: NetworkId, timezone: string): Promise<string> {
    const { charters } = await this.networks.stateOf(networkId);
    return charters[0]?.from ?? this.clock.dayIn(timezone);
  }
}

function foundNetwork(
  networkId: NetworkId,
  {
    name,
    purpose,
    businessTalk = usualBusinessTalk(purpose),
    language,
    timezone,
    currency,
    controller,
    contact,
  }: FoundNetworkBody,
  foundedOn: string,
  envelope: Envelope,
): FoundNetwork {
  const charter = Charter.parse({ purpose, businessTalk });
  const ref = refOf(networkId);
  return new FoundNetwork({ networkId, ref, timezone, currency, language, foundedOn, charter }, envelope, {
    name,
    controller,
    controllerContact: contact,
  });
}

/** To be read aloud, and telling nothing: a network's name may be that of a person. */
function refOf(networkId: NetworkId): string {
  const code = BigInt(`0x${v5(networkId, 'ref').replaceAll('-', '').slice(0, 15)}`).toString(32);
  return `reseau-${code.padStart(12, '0').replace(/(.{4})(?=.)/g, '$1-')}`;
}
