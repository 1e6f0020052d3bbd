import { randomUUID } from 'node:crypto';
import { Charter, type NetworkId, type PersonId } from '@relais/contracts';
import type { EventStore, Recorded } from '@relais/event-sourcing';
import { PostgresEventStore } from '@relais/log-postgres';
import { prospectId } from '@relais/people';
import { type PassReferral, type ReferralCircumstances, referral } from '@relais/referrals';
import { Vault } from '@relais/vault';
import { insideReferral } from '../support/inside-referral';

/** A club of forty. */
export class BenchClub {
  readonly networkId = randomUUID() as NetworkId;
  readonly people = Array.from({ length: 40 }, () => randomUUID() as PersonId);

  /** Everyone takes part, and nothing stands in the way. */
  readonly circumstances: ReferralCircumstances = {
    latestDay: '2100-01-01',
    isObjector: false,
    passing: {
      charter: Charter.parse({}),
      participants: new Set(this.people),
      hasMeeting: true,
      isMeetingUnderWay: false,
      parent: referral.initialState,
    },
  };

  /** A referral between two of them, as the handler gets it. */
  pass(): PassReferral {
    return insideReferral(this.networkId, ...this.two());
  }

  private two(): [PersonId, PersonId] {
    const giver = Math.floor(Math.random() * this.people.length);
    const step = 1 + Math.floor(Math.random() * (this.people.length - 1));
    return [this.people[giver], this.people[(giver + step) % this.people.length]] as [PersonId, PersonId];
  }
}

/** Everything that is recorded of a referral: the decider's event, content hash, ids, sealed values under a new key. */
export class BenchReferrals {
  private readonly vault = new Vault(Buffer.alloc(32, 1));
  private readonly club = new BenchClub();

  /**
   * @param url a database with the tables of Relais
   * @param store the log; default: in this database
   */
  constructor(
    url: string,
    readonly store: EventStore = new PostgresEventStore(url, Buffer.alloc(32, 2)),
  ) {}

  /** Passes one, on a stream of its own. */
  pass(): Promise<Recorded> {
    const command = this.club.pass();
    const { networkId, referralId } = command.data;
    return this.store.execute(referral, referralId, command, async () => ({
      vault: this.vault.sealNew(networkId, prospectId(referralId), command.personal),
      circumstances: this.club.circumstances,
    }));
  }
}
