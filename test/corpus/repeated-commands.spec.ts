import { randomBytes, randomUUID } from 'node:crypto';
import { NetworkId, OneToOneId, PersonId, ReferralId, ThanksId } from '@relais/contracts';
import { type Envelope, type Principal, type Recorded, Refusal, streamOf } from '@relais/event-sourcing';
import { PostgresEventStore } from '@relais/log-postgres';
import { WithdrawOneToOne, oneToOne } from '@relais/meetings';
import { SuspendRole, network } from '@relais/networks';
import {
  EraseProspect,
  RecordAgreement,
  WithdrawReferral,
  WithdrawThanks,
  referral,
  thanks,
} from '@relais/referrals';
import { club, newEvent } from '../support/events';
import { type TestDatabase, migratedDatabase } from '../support/postgres';

const networkId = NetworkId.parse(club);
const [ada, eve] = [PersonId.parse(randomUUID()), PersonId.parse(randomUUID())];
const referralId = ReferralId.parse(randomUUID());
const thanksId = ThanksId.parse(randomUUID());
const oneToOneId = OneToOneId.parse(randomUUID());
const undecided = () => Promise.reject(new Error('A repeat is not decided.'));
const reason = { withdrawalReason: 'mal noté' };
const agreed = { referralId, networkId, on: '2026-03-02', details: ['phone' as const] };

type Kind = Readonly<{
  name: string;
  stream: string;
  /** The content that was hashed while `byId` stood in the data of the command. */
  content: (byId: PersonId | null) => readonly unknown[];
  /** Sends the command of today. */
  repeat: (store: PostgresEventStore, envelope: Envelope) => Promise<Recorded>;
}>;

const kinds: readonly Kind[] = [
  {
    name: 'WithdrawReferral',
    stream: streamOf(referral, referralId),
    content: (byId) => ['WithdrawReferral', { referralId, networkId, byId, reasoned: true }, reason],
    repeat: (store, envelope) =>
      store.execute(
        referral,
        referralId,
        new WithdrawReferral({ referralId, networkId, reasoned: true }, envelope, reason),
        undecided,
      ),
  },
  {
    name: 'RecordAgreement',
    stream: streamOf(referral, referralId),
    content: (byId) => ['RecordAgreement', { ...agreed, byId }, { phone: '+33639980001' }],
    repeat: (store, envelope) =>
      store.execute(
        referral,
        referralId,
        new RecordAgreement(agreed, envelope, { phone: '+33639980001' }),
        undecided,
      ),
  },
  {
    name: 'EraseProspect',
    stream: streamOf(referral, referralId),
    content: (byId) => ['EraseProspect', { referralId, networkId, byId }, {}],
    repeat: (store, envelope) =>
      store.execute(referral, referralId, new EraseProspect({ referralId, networkId }, envelope), undecided),
  },
  {
    name: 'WithdrawThanks',
    stream: streamOf(thanks, thanksId),
    content: (byId) => ['WithdrawThanks', { networkId, thanksId, byId }, {}],
    repeat: (store, envelope) =>
      store.execute(thanks, thanksId, new WithdrawThanks({ networkId, thanksId }, envelope), undecided),
  },
  {
    name: 'WithdrawOneToOne',
    stream: streamOf(oneToOne, oneToOneId),
    content: (byId) => ['WithdrawOneToOne', { networkId, oneToOneId, byId }, {}],
    repeat: (store, envelope) =>
      store.execute(
        oneToOne,
        oneToOneId,
        new WithdrawOneToOne({ networkId, oneToOneId }, envelope),
        undecided,
      ),
  },
  {
    name: 'SuspendRole',
    stream: streamOf(network, networkId),
    content: (byId) => ['SuspendRole', { networkId, personId: eve, byId }, {}],
    repeat: (store, envelope) =>
      store.execute(network, networkId, new SuspendRole({ networkId, personId: eve }, envelope), undecided),
  },
];

describe('A command that was recorded while its data said who gave it', () => {
  let fresh: TestDatabase;
  let store: PostgresEventStore;
  beforeAll(async () => {
    fresh = await migratedDatabase();
    store = new PostgresEventStore(fresh.url, randomBytes(32));
  });
  afterAll(async () => {
    await store.close();
    await fresh.drop();
  });

  async function recorded({ stream, content }: Kind, byId: PersonId | null) {
    const commandId = randomUUID();
    const { metadata, ...event } = newEvent({ commandId, type: 'Recorded' });
    const contentHash = store.hashOf(content(byId));
    const stored = { ...event, metadata: { ...metadata, contentHash } };
    const { position } = await store.append(stream, [stored], { expected: 'any' });
    const by = (principal: Principal): Envelope => ({ commandId, networkId, today: '2026-03-02', principal });
    return { position: String(position), by };
  }

  it.each(kinds)('is the same content when it is repeated: $name', async (kind) => {
    const { position, by } = await recorded(kind, ada);
    expect(await kind.repeat(store, by({ role: 'member', personId: ada }))).toMatchObject({ position });
    await expect(kind.repeat(store, by({ role: 'member', personId: eve }))).rejects.toMatchObject({
      code: 'other-content',
    });
    await expect(kind.repeat(store, by({ role: 'system' }))).rejects.toBeInstanceOf(Refusal);
  });

  it.each(kinds)('is the same content when an import or the operator repeats it: $name', async (kind) => {
    const { position, by } = await recorded(kind, null);
    expect(await kind.repeat(store, by({ role: 'system' }))).toMatchObject({ position });
  });

  it('was hashed as nobody’s where an organiser erased a prospect', async () => {
    const [kind] = kinds.filter(({ name }) => name === 'EraseProspect');
    const { position, by } = await recorded(kind!, null);
    expect(await kind!.repeat(store, by({ role: 'organiser', personId: ada }))).toMatchObject({ position });
  });
});
