import type { StoredEvent } from '@relais/event-sourcing';
import { club, newEvent, otherClub } from '../../../../test/support/events';
import { sharedRefs } from './shared-refs';

const founded = (networkId: string, ref: string): StoredEvent => ({
  ...newEvent({ type: 'NetworkFounded', networkId, data: { ref } }),
  ...{ stream: `network-${networkId}`, revision: 0, position: 1, recordedAt: '' },
});

describe('A ref that several networks have', () => {
  it('is told of every network but the first', () => {
    const faultOf = sharedRefs();
    expect(faultOf(founded(club, 'one'))).toBeNull();
    expect(faultOf(founded(otherClub, 'other'))).toBeNull();
    expect(faultOf(founded(otherClub, 'one'))).toMatch(
      `The network ${otherClub} was founded under the ref of another one, ${club} (one)`,
    );
    expect(faultOf({ ...founded(otherClub, 'one'), type: 'CharterAdopted' })).toBeNull();
  });
});
