import type { NeedId } from '@relais/contracts';
import type { Entry } from '../../server/outbox/entry';
import { needsNow } from './my-needs.rules';

const until = '2026-12-31';
const recorded = (id: string) => ({ needId: id as NeedId, text: `recorded ${id}`, until });
const entry = (kind: 'need' | 'withdrawal', id: string): Entry =>
  ({ kind, subject: `/needs/${id}`, body: { text: `unsent ${id}`, until } }) as unknown as Entry;
const shown = (...[known, entries]: Parameters<typeof needsNow>) =>
  needsNow(known, entries).map(({ text }) => text);

describe('What I seek', () => {
  it('is what this device said last, then what the server knows', () =>
    expect(shown([recorded('b'), recorded('a')], [entry('need', 'c'), entry('need', 'd')])).toEqual([
      ...['unsent d', 'unsent c', 'recorded b', 'recorded a'],
    ]));

  it('stands there once, also while the reply is still on its way', () =>
    expect(shown([recorded('a')], [entry('need', 'a')])).toEqual(['unsent a']));

  it('is gone as soon as it is taken back, sent before or not', () =>
    expect(
      shown(
        [recorded('a'), recorded('b')],
        [entry('withdrawal', 'a'), entry('need', 'c'), entry('withdrawal', 'c')],
      ),
    ).toEqual(['recorded b']));
});
