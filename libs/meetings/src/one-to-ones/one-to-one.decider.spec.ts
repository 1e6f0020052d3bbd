import { NetworkId, OneToOneId, PersonId } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import { HoldOneToOne, WithdrawOneToOne } from './one-to-one.commands';
import { oneToOne } from './one-to-one.decider';
import type { OneToOneEvent } from './one-to-one.events';

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const oneToOneId = OneToOneId.parse('00000000-0000-4000-8000-0000000000f3');
const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
const ben = PersonId.parse('00000000-0000-4000-8000-0000000000b1');
const eve = PersonId.parse('00000000-0000-4000-8000-0000000000e1');
const [monday, friday] = ['2026-03-02', '2026-03-06'] as const;

const { given } = specOf(oneToOne, { latestDay: friday, participants: new Set([ada, ben]) });

const details = { oneToOneId, aId: ada, bId: ben, ref: null };
const hold = (bId = ben) => new HoldOneToOne({ networkId, on: monday, ...details, bId }, givenOn(friday));
const withdraw = (by: PersonId | null) =>
  new WithdrawOneToOne({ networkId, oneToOneId }, givenOn(friday, by));

const held: OneToOneEvent = { type: 'OneToOneHeld', on: monday, data: details };
const withdrawn: OneToOneEvent = { type: 'OneToOneWithdrawn', on: friday, data: { oneToOneId } };

describe('A one-to-one', () => {
  it('is held on its day', () => given().when(hold()).then(held));

  it('is held on a day that has come, by participants of it', () => {
    specOf(oneToOne, { latestDay: '2026-03-01', participants: new Set([ada, ben]) })
      .given()
      .when(hold())
      .thenRefused('future-day');
    given().when(hold(eve)).thenRefused('with-not-a-participant');
  });

  it('takes two', () => given().when(hold(ada)).thenRefused('one-to-one-with-oneself'));

  it('cannot take the id of another one', () => given(held).when(hold()).thenRefused('other-content'));

  it('is withdrawn by either of the two, or by an import', () => {
    for (const by of [ada, ben, null]) given(held).when(withdraw(by)).then(withdrawn);
  });

  it('is nobody else’s to withdraw', () => given(held).when(withdraw(eve)).thenRefused('not-allowed'));

  it('withdrawn twice changes nothing', () => given(held, withdrawn).when(withdraw(ada)).thenNothing());

  it('that was not held is not found', () => given().when(withdraw(ada)).thenRefused('not-found'));
});
