import { specOf } from '@relais/event-sourcing';
import {
  admitted,
  correct,
  corrected,
  end,
  founded,
  left,
  ordinary,
} from '../../../../test/support/network.fixture';
import { network } from '../network.decider';

const { given } = specOf(network, ordinary);

describe('A membership', () => {
  const over = [founded, admitted('2025-01-07'), left('2025-06-01', 'moved')] as const;

  it('is corrected in its days and the reason of leaving', () => {
    given(founded, admitted('2025-01-07'))
      .when(correct({ joinedOn: '2025-01-14' }))
      .then(corrected({ joinedOn: '2025-01-14' }));
    given(...over)
      .when(correct({ leftOn: '2025-09-01', because: 'moved', reason: 'import' }))
      .then(corrected({ leftOn: '2025-09-01', because: 'moved', reason: 'import' }));
    given(...over)
      .when(correct({ leftOn: '2025-06-01', because: 'died' }))
      .then(corrected({ leftOn: '2025-06-01', because: 'died' }));
    given(...over)
      .when(correct({ leftOn: '2025-09-01', because: null }))
      .then(corrected({ leftOn: '2025-09-01', because: 'moved' }));
    given(founded, admitted(null))
      .when(correct({ previousJoinedOn: null }))
      .then(corrected({ previousJoinedOn: null }));
  });

  it('that did not end after all goes on', () => {
    given(...over)
      .when(correct())
      .then(corrected());
    given(...over, corrected())
      .when(end())
      .then(left('2025-09-01', 'moved'));
  });

  it('corrected to what it is changes nothing', () => {
    given(founded, admitted('2025-01-07')).when(correct()).thenNothing();
    given(...over, corrected({ leftOn: '2025-09-01', because: 'died' }))
      .when(correct({ leftOn: '2025-09-01', because: 'died' }))
      .thenNothing();
  });

  it('is corrected again and again', () =>
    given(...over, corrected({ joinedOn: '2025-02-01' }), corrected({ previousJoinedOn: '2025-02-01' }))
      .when(correct({ joinedOn: '2025-02-01' }))
      .then(corrected({ joinedOn: '2025-02-01' })));

  it('that is corrected must be there, in its network', () => {
    given(...over)
      .when(correct({ previousJoinedOn: '2025-01-08' }))
      .thenRefused('not-a-member');
    given(...over, corrected({ joinedOn: '2025-02-01' }))
      .when(correct())
      .thenRefused('not-a-member');
    given(founded).when(correct()).thenRefused('not-a-member');
    given().when(correct()).thenRefused('unknown-network');
  });

  it('stays in order and apart from the others of that person', () => {
    given(...over)
      .when(correct({ joinedOn: '2025-06-02', leftOn: '2025-06-01' }))
      .thenRefused('left-before-joined');
    given(...over, admitted('2026-01-06'))
      .when(correct())
      .thenRefused('already-a-member');
    given(...over, admitted('2026-01-06'))
      .when(correct({ leftOn: '2026-01-06' }))
      .then(corrected({ leftOn: '2026-01-06', because: 'left' }));
  });
});
