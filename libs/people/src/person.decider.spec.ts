import { NetworkId, PersonId } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import {
  ChangeAddress,
  DeclineFollowUp,
  DescribePerson,
  EraseContact,
  ErasePerson,
  RegisterPerson,
} from './person.commands';
import { person } from './person.decider';
import type { PersonEvent } from './person.events';

const { given } = specOf(person, { isKnownAddress: false });
const { given: givenKnownAddress } = specOf(person, { isKnownAddress: true });

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const personId = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
const today = '2026-03-02';

const register = new RegisterPerson({ networkId, personId }, givenOn(today), { name: 'Ada Novak' });
const describeEmail = new DescribePerson({ networkId, personId, fields: ['email'] }, givenOn(today), {
  email: 'ada@example.org',
});
const data = { networkId, personId };
const eraseContact = new EraseContact(data, givenOn(today));
const decline = new DeclineFollowUp(data, givenOn(today));
const erase = new ErasePerson(data, givenOn(today));
const contactErased: PersonEvent = { type: 'ContactErased', on: today, data: { personId } };
const erased: PersonEvent = { type: 'PersonErased', on: today, data: { personId } };
const registered: PersonEvent = { type: 'PersonRegistered', on: today, data: { personId } };
const described: PersonEvent = { type: 'PersonDescribed', on: today, data: { personId, fields: ['email'] } };

describe('A person', () => {
  it('is registered when first seen, without name or address in the event', () =>
    given().when(register).then(registered));

  it('is registered once', () => given(registered).when(register).thenRefused('other-content'));

  it('is described further by the names of the fields alone', () =>
    given(registered).when(describeEmail).then(described));

  it('can be described again and again', () =>
    given(registered, described).when(describeEmail).then(described));

  it('is not described by an address that is known already', () => {
    givenKnownAddress(registered).when(describeEmail).thenNothing();
    givenKnownAddress(registered)
      .when(new ChangeAddress(data, givenOn(today)))
      .thenNothing();
    givenKnownAddress(registered)
      .when(new DescribePerson({ ...data, fields: ['company', 'email'] }, givenOn(today)))
      .then({ ...described, data: { personId, fields: ['company'] } });
    givenKnownAddress(registered, erased).when(describeEmail).thenRefused('person-erased');
  });

  it('is erased once, and nothing further is kept of them', () => {
    given(registered, described).when(erase).then(erased);
    given(registered, erased).when(erase).thenNothing();
    given(registered, erased).when(describeEmail).thenRefused('person-erased');
    given(registered, erased).when(register).thenRefused('other-content');
    given(registered, erased).when(eraseContact).thenNothing();
  });

  it('loses e-mail and telephone, until they give new ones', () => {
    given(registered).when(eraseContact).then(contactErased);
    given(registered, contactErased).when(eraseContact).thenNothing();
    given(registered, contactErased).when(describeEmail).then(described);
    given(registered, contactErased, described).when(eraseContact).then(contactErased);
  });

  it('who wants no follow-up loses e-mail and telephone, and those that are noted afterwards', () => {
    const declined: PersonEvent = {
      type: 'PersonDescribed',
      on: today,
      data: { personId, fields: ['followUp'] },
    };
    given(registered).when(decline).then(declined, contactErased);
    given(registered, declined, contactErased).when(decline).thenNothing();
    given(registered, contactErased).when(decline).then(declined);
    given(registered, contactErased, declined).when(decline).thenNothing();
    given(registered, declined, contactErased, described).when(decline).then(contactErased);
    given().when(decline).thenRefused('unknown-person');
    given(registered, erased).when(decline).thenRefused('person-erased');
  });

  it('must be known to be erased', () => {
    given().when(erase).thenRefused('unknown-person');
    given().when(eraseContact).thenRefused('unknown-person');
  });

  it('must be known to be described', () => given().when(describeEmail).thenRefused('unknown-person'));
});
