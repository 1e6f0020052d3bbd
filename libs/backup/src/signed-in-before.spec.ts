import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { NetworkId, PersonId } from '@relais/contracts';
import { TestInstallation } from '../../../test/import-export/test-installation';
import { club, newEvent, newStream } from '../../../test/support/events';
import { backUp } from './back-up';
import { checkedBackup } from './checked-backup';
import { restore } from './restore';

const masterKey = randomBytes(32);
const settings = { RELAIS_MASTER_KEY: masterKey.toString('base64') };

describe('A backup from before acceptance was asked for', () => {
  it('is restored with those accepted who had signed in, and without those who only had a link made', async () => {
    const [here, there] = [await TestInstallation.open(settings), await TestInstallation.open(settings)];
    const { database, store, tokens } = here.installation;
    const person = async (address: string | null) => {
      const [accountId, personId] = [randomUUID(), randomUUID() as PersonId];
      await database.engine.query(
        'insert into account (account_id, address_hash, sealed_address, wrapped_key) values ($1, $2, $3, $3)',
        [accountId, address, address && Buffer.from('sealed')],
      );
      await database.engine.query('insert into account_person values ($1, $2, $3)', [
        accountId,
        club,
        personId,
      ]);
      return personId;
    };
    const [byCode, recorded, madeToken, linkOnly] = [
      await person('hash'),
      await person(null),
      await person(null),
      await person(null),
    ];
    const { metadata } = newEvent();
    const by = newEvent({ metadata: { ...metadata, actorId: recorded } });
    await store.append(newStream(), [newEvent(), by], { expected: 'none' });
    const own = { networkId: club as NetworkId, role: 'host', name: 'own', timezone: 'UTC' } as const;
    await tokens.make({ ...own, personId: madeToken, isCapped: true });
    await tokens.make({ ...own, personId: linkOnly });
    await database.engine.query('alter table account_person drop column signed_in_before');
    const { home } = here;
    await backUp(join(home, 'before'), { database, masterKey, logElsewhere: null });
    const rows = there.installation.database;
    await restore(await checkedBackup(join(home, 'before'), masterKey), rows);

    const known: { personId: string; accepted: boolean }[] = await rows.engine.query(
      'select person_id as "personId", signed_in_before as accepted from account_person',
    );
    expect(new Map(known.map(({ personId, accepted }) => [personId, accepted]))).toEqual(
      new Map([
        ...[byCode, recorded, madeToken].map((personId) => [personId, true] as const),
        [linkOnly, false],
      ]),
    );
    await here.close();
    await there.close();
  });
});
