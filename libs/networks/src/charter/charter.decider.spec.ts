import { Charter, type CharterChanges, type Day } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import { ada, adopted, founded, networkId, ordinary, today } from '../../../../test/support/network.fixture';
import { AdoptCharter } from '../network.commands';
import { network } from '../network.decider';
import type { NetworkEvent } from '../network.events';

const { given } = specOf(network, ordinary);
const tomorrow = '2026-03-03';

const change = (changes: CharterChanges, from: Day = tomorrow) =>
  new AdoptCharter({ networkId, from, changes }, givenOn(today, ada, 'organiser'));
const imported = (changes: CharterChanges, from: Day) =>
  new AdoptCharter({ networkId, from, changes }, givenOn(today));
const version = (from: Day, rules: Partial<Charter>): NetworkEvent => ({
  type: 'CharterAdopted',
  on: from,
  data: { charter: Charter.parse(rules) },
});
const club = given(founded, adopted);

describe('The rules of a network', () => {
  it('change from today or a later day on; those that are not named stay', () => {
    for (const from of [today, tomorrow, '2027-03-03'])
      given(founded, version('2024-01-09', { purpose: 'support', comfortSize: 12 }))
        .when(change({ businessTalk: 'never' }, from))
        .then(version(from, { purpose: 'support', comfortSize: 12, businessTalk: 'never' }));
  });

  it('do not change for days that are over, or more than a year ahead', () => {
    club.when(change({ comfortSize: 20 }, '2026-03-01')).thenRefused('rules-of-the-past');
    club.when(change({ comfortSize: 20 }, '2027-03-04')).thenRefused('rules-too-far-ahead');
  });

  it.each<[string, CharterChanges]>([
    ['nothing', {}],
    ['what holds already', { businessTalk: 'allowed', comfortSize: 30, regularKinds: null }],
  ])('are not changed by %s', (_, changes) => club.when(change(changes)).thenRefused('nothing-changed'));

  it('list each regular kind once, in whatever order they are named', () => {
    const kinds = version('2024-01-09', { regularKinds: ['breakfast', 'evening'] });
    club
      .when(change({ regularKinds: ['evening', 'breakfast', 'evening'] }, '2026-03-09'))
      .then({ ...kinds, on: '2026-03-09' });
    given(founded, kinds)
      .when(change({ regularKinds: ['evening', 'breakfast'] }))
      .thenRefused('nothing-changed');
  });

  it.each<CharterChanges>([
    { membership: 'none' },
    { exclusiveSeats: true },
    { absenceRule: { count: 2, inARow: true } },
  ])('keep, for now, %j as it is', (changes) => {
    club.when(change({ comfortSize: 20, ...changes })).thenRefused('rule-not-changeable');
    given(founded, version('2024-01-09', changes))
      .when(change({ comfortSize: 20, ...changes }))
      .then(version(tomorrow, { comfortSize: 20, ...changes }));
  });

  it('that are planned for a day are replaced by another version of that day', () => {
    const planned = version(tomorrow, { comfortSize: 20 });
    given(founded, adopted, planned)
      .when(change({ comfortSize: 25 }))
      .then(version(tomorrow, { comfortSize: 25 }));
    given(founded, adopted, planned)
      .when(change({ comfortSize: 30 }))
      .then(version(tomorrow, {}));
    given(founded, adopted, planned, version(tomorrow, {}))
      .when(change({ comfortSize: 30 }))
      .thenRefused('nothing-changed');
  });

  it('of a later day stay when those of an earlier day change', () => {
    const later = version('2026-06-01', { comfortSize: 20 });
    given(founded, adopted, later)
      .when(change({ thanksAmount: 'never' }))
      .then(version(tomorrow, { thanksAmount: 'never' }));
    given(founded, adopted, later)
      .when(change({ thanksAmount: 'never' }, '2026-06-02'))
      .then(version('2026-06-02', { thanksAmount: 'never', comfortSize: 20 }));
  });

  it('are recorded by an import for days that are over, all of them, and once', () => {
    const seats = { exclusiveSeats: true, absenceRule: { count: 2, inARow: true } } as const;
    club.when(imported(seats, '2025-01-01')).then(version('2025-01-01', seats));
    given(founded, adopted, version('2025-01-01', seats)).when(imported(seats, '2025-01-01')).thenNothing();
  });

  it('are those of a network that was founded', () =>
    given()
      .when(change({ comfortSize: 20 }))
      .thenRefused('unknown-network'));
});
