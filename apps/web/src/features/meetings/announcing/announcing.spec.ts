import type { NetworkId, PersonId, PutAnnouncementBody } from '@relais/contracts';
import type { Entry } from '../../../server/outbox/entry';
import { announcedOf, bodyOf, subjectOf } from './announcing.rules';

const [ada, max, eve] = ['ada', 'max', 'eve'] as [PersonId, PersonId, PersonId];
const listed = (personId: PersonId, change = {}) => ({
  ...{ personId, name: personId, status: null, announced: null, substituteFor: null, invitedBy: null },
  isMember: personId === ada,
  ...change,
});
const about = { meetingId: 'm', personId: ada };
const entry = (body: PutAnnouncementBody, change: Partial<Entry> = {}): Entry => ({
  ...{
    order: 1,
    id: 'e',
    kind: 'announcement',
    subject: subjectOf('m', ada),
    body,
    networkId: 'n' as NetworkId,
  },
  ...{ by: ada, about: { personId: ada, name: '' }, savedAt: '', sendAfter: 0 },
  ...{ state: 'waiting', tried: false, problem: null },
  ...change,
});

describe('What a person announced', () => {
  it('is nothing until they said something', () =>
    expect(announcedOf([listed(ada)], [], about)).toEqual({ coming: null, substitute: null, guests: [] }));

  it('is what the server has: whether they come, their substitute, their guests', () => {
    const people = [
      listed(ada, { announced: 'no' }),
      listed(eve, { announced: 'yes', substituteFor: ada }),
      listed(max, { announced: 'yes', invitedBy: ada }),
    ];
    expect(announcedOf(people, [], about)).toEqual({
      coming: 'no',
      substitute: { personId: eve, name: 'eve' },
      guests: [{ guestId: max, name: 'max', email: null }],
    });
    expect(announcedOf(people, [], { ...about, personId: max })).toEqual({
      ...{ coming: 'yes', substitute: null, guests: [] },
    });
  });

  it('is what waits on this device, unless it was refused', () => {
    const people = [listed(ada, { announced: 'yes' })];
    const waiting = entry({ coming: 'no', substitute: { name: 'Noa' }, guests: [] });
    expect(announcedOf(people, [waiting], about).substitute).toEqual({ personId: null, name: 'Noa' });
    expect(announcedOf(people, [{ ...waiting, state: 'refused' }], about).coming).toBe('yes');
    expect(announcedOf(people, [{ ...waiting, subject: subjectOf('m', max) }], about).coming).toBe('yes');
  });

  it('is sent whole, without a substitute for who comes', () => {
    const guests = [{ guestId: max, name: 'Max', email: null }];
    const substitute = { personId: null, name: 'Noa' };
    expect(bodyOf({ coming: 'yes', substitute, guests }, ada)).toEqual({
      ...{ coming: 'yes', personId: ada, substitute: null, guests },
    });
    expect(bodyOf({ coming: 'no', substitute, guests: [] }, ada).substitute).toEqual({ name: 'Noa' });
  });
});
