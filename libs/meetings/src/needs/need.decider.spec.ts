import { Charter, NeedId, NetworkId, PersonId, dayAfter } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import { StateNeed, WithdrawNeed } from './need.commands';
import { need } from './need.decider';
import type { NeedEvent } from './need.events';

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const needId = NeedId.parse('00000000-0000-4000-8000-0000000000e5');
const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
const eve = PersonId.parse('00000000-0000-4000-8000-0000000000e1');
const today = '2026-03-02';

const ordinary = { latestDay: today, charter: Charter.parse({}), participants: new Set([ada]) };
const { given } = specOf(need, ordinary);
const under = (charter: Partial<Charter>) =>
  specOf(need, { ...ordinary, charter: Charter.parse(charter) }).given;

const state = (until = '2026-04-01', personId = ada) =>
  new StateNeed({ networkId, needId, personId, until, ref: null }, givenOn(today, personId));
const withdraw = (by: PersonId | null, role: 'member' | 'organiser' = 'member') =>
  new WithdrawNeed({ networkId, needId }, givenOn('2026-03-09', by, role));

const stated = (until = '2026-04-01'): NeedEvent => ({
  type: 'NeedStated',
  on: today,
  data: { needId, personId: ada, until, ref: null },
});
const withdrawn: NeedEvent = { type: 'NeedWithdrawn', on: '2026-03-09', data: { needId, personId: ada } };

describe('A need', () => {
  it('stands from today until the end of a day', () => given().when(state()).then(stated()));

  it('stands for one day at least and ninety days at most', () => {
    for (const until of [today, dayAfter(today, 90)]) given().when(state(until)).then(stated(until));
    given().when(state('2026-03-01')).thenRefused('need-over');
    given()
      .when(state(dayAfter(today, 91)))
      .thenRefused('need-too-long');
  });

  it('is stated by a participant, on a day that has come', () => {
    given().when(state('2026-04-01', eve)).thenRefused('person-not-a-participant');
    specOf(need, { ...ordinary, latestDay: '2026-03-01' })
      .given()
      .when(state())
      .thenRefused('future-day');
  });

  it('is stated where business is talked, if only outside of meetings', () => {
    under({ businessTalk: 'not-in-meetings' })().when(state()).then(stated());
    under({ businessTalk: 'never' })().when(state()).thenRefused('no-business-talk');
  });

  it('cannot take the id of another one', () => given(stated()).when(state()).thenRefused('other-content'));

  it('is taken back by the person who stated it, and by nobody else', () => {
    given(stated()).when(withdraw(ada)).then(withdrawn);
    given(stated()).when(withdraw(eve, 'organiser')).thenRefused('not-allowed');
  });

  it('taken back twice changes nothing', () => given(stated(), withdrawn).when(withdraw(ada)).thenNothing());

  it('that was not stated is not found', () => given().when(withdraw(ada)).thenRefused('not-found'));
});
