import type { Day, MeetingId, PersonId } from '@relais/contracts';
import { visitorsAmong } from './contacts';

const [ada, ben, vera] = ['ada', 'ben', 'vera'] as [PersonId, PersonId, PersonId];
const newFace = (personId: PersonId) => ({
  ...{ personId, meetingId: 'm' as MeetingId, on: '2026-03-05' as Day, seenAgain: false },
});
const lists = {
  new: [newFace(ben), newFace(vera)],
  fading: [{ personId: ada, lastSeenOn: null }],
  neverReceived: [{ personId: ben, memberSince: null }],
  toFollowUp: [],
};

describe('Visitors among the people on the lists', () => {
  it('are those who are no members', () => {
    expect([...visitorsAmong(lists, new Set([ada, ben]), { membership: 'yes' })]).toEqual([vera]);
  });

  it('are the new faces alone in a network without membership', () => {
    expect([...visitorsAmong(lists, new Set(), { membership: 'none' })]).toEqual([ben, vera]);
  });
});
