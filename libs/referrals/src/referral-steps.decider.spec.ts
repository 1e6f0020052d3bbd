import type { Day, LostBecause, Outcome, PersonId } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import {
  ada,
  agreedOn,
  ben,
  erased,
  eve,
  friday,
  inside,
  monday,
  ordinary,
  passed,
  referralId,
  tuesday,
  withdrawn,
} from '../../../test/support/referral.fixture';
import { AcknowledgeReferral, ReportOutcome, RetractOutcome } from './referral.commands';
import { referral } from './referral.decider';
import type { ReferralEvent } from './referral.events';

const { given } = specOf(referral, ordinary());
const of = { referralId, networkId: inside.networkId };
const counted = passed({ agreedOn: monday });

const acknowledging = (on: Day = tuesday, by: PersonId | null = ben) =>
  new AcknowledgeReferral({ ...of, on }, givenOn(friday, by));
const reporting = (
  outcome: Outcome,
  on: Day = tuesday,
  { because = null, by = ben }: { because?: LostBecause | null; by?: PersonId | null } = {},
) => new ReportOutcome({ ...of, outcome, because, on }, givenOn(friday, by));
const retracting = (by: PersonId | null = ben) => new RetractOutcome(of, givenOn(friday, by));

const said = (
  type: 'ReferralAcknowledged' | 'ProspectContacted' | 'ReferralWon' | 'OutcomeRetracted',
  on: Day = tuesday,
): ReferralEvent => ({ type, on, data: { referralId } });
const lost = (on: Day = tuesday, because: LostBecause = 'unreachable'): ReferralEvent => ({
  type: 'ReferralLost',
  on,
  data: { referralId, because },
});

describe('The receiver of a referral', () => {
  it('acknowledges it, once', () => {
    given(counted).when(acknowledging()).then(said('ReferralAcknowledged'));
    given(counted, said('ReferralAcknowledged')).when(acknowledging(friday)).thenNothing();
    given(counted, said('ProspectContacted')).when(acknowledging(friday)).thenNothing();
  });

  it('acknowledges it on an earlier day than they reported, when another device was slower', () =>
    given(counted, said('ProspectContacted', friday))
      .when(acknowledging())
      .then(said('ReferralAcknowledged')));

  it('acknowledges a lead, and one whose prospect was erased', () => {
    given(passed()).when(acknowledging()).then(said('ReferralAcknowledged'));
    given(counted, erased).when(acknowledging()).then(said('ReferralAcknowledged'));
  });

  it('reports a contact, business concluded, or why nothing comes of it', () => {
    given(counted).when(reporting('contacted')).then(said('ProspectContacted'));
    given(counted).when(reporting('won')).then(said('ReferralWon'));
    given(counted)
      .when(reporting('lost', tuesday, { because: 'unreachable' }))
      .then(lost());
  });

  it('reports again: still in contact, another outcome, or an earlier day', () => {
    given(counted, said('ProspectContacted'))
      .when(reporting('contacted', friday))
      .then(said('ProspectContacted', friday));
    given(counted, said('ReferralWon'))
      .when(reporting('lost', tuesday, { because: 'unreachable' }))
      .then(lost());
    given(counted, said('ReferralWon', friday)).when(reporting('contacted')).then(said('ProspectContacted'));
  });

  it('changes nothing by the same report of the same day', () => {
    given(counted, said('ProspectContacted')).when(reporting('contacted')).thenNothing();
    given(counted, lost())
      .when(reporting('lost', tuesday, { because: 'other' }))
      .then(lost(tuesday, 'other'));
  });

  it('takes back the report that they recorded last, and then the one before', () => {
    given(counted, said('ProspectContacted'), said('ReferralWon'))
      .when(retracting())
      .then(said('OutcomeRetracted', friday));
    given(counted, said('ProspectContacted'), said('ReferralWon'), said('OutcomeRetracted', friday))
      .when(retracting())
      .then(said('OutcomeRetracted', friday));
  });

  it('cannot take back what they did not report, or have taken back', () => {
    given(counted).when(retracting()).thenRefused('nothing-reported');
    given(counted, said('ReferralAcknowledged')).when(retracting()).thenRefused('nothing-reported');
    given(counted, said('ReferralWon'), said('OutcomeRetracted'))
      .when(retracting())
      .thenRefused('nothing-reported');
  });

  it('reports again what they took back', () =>
    given(counted, said('ProspectContacted'), said('OutcomeRetracted'))
      .when(reporting('contacted'))
      .then(said('ProspectContacted')));
});

describe('What became of a referral', () => {
  it.each(['contacted', 'won', 'lost'] as const)('is not reported of a lead: %s', (outcome) => {
    const because = outcome === 'lost' ? 'other' : null;
    given(passed())
      .when(reporting(outcome, tuesday, { because }))
      .thenRefused('no-agreement');
    given(passed(), agreedOn(tuesday))
      .when(reporting(outcome, friday, { because }))
      .then({
        ...(outcome === 'lost'
          ? lost(friday, 'other')
          : said(outcome === 'won' ? 'ReferralWon' : 'ProspectContacted', friday)),
      });
  });

  it('is not reported of a day before it was passed or agreed, nor of one to come', () => {
    given(counted).when(reporting('won', '2026-03-01')).thenRefused('reported-before-passed');
    given(counted).when(acknowledging('2026-03-01')).thenRefused('reported-before-passed');
    given(passed(), agreedOn(friday)).when(reporting('won', tuesday)).thenRefused('reported-before-passed');
    given(counted).when(reporting('won', '2026-03-07')).thenRefused('future-day');
    given(counted).when(acknowledging('2026-03-07')).thenRefused('future-day');
    given(counted).when(reporting('won', monday)).then(said('ReferralWon', monday));
  });

  it.each([
    ['its giver', ada],
    ['a bystander', eve],
  ])('is not reported or taken back by %s', (_, by) => {
    given(counted).when(acknowledging(tuesday, by)).thenRefused('not-the-receiver');
    given(counted)
      .when(reporting('won', tuesday, { by }))
      .thenRefused('not-the-receiver');
    given(counted, said('ReferralWon')).when(retracting(by)).thenRefused('not-the-receiver');
  });

  it('is not reported by an organiser, but by an import', () => {
    const organiser = new ReportOutcome(
      { ...of, outcome: 'won', because: null, on: tuesday },
      givenOn(friday, eve, 'organiser'),
    );
    given(counted).when(organiser).thenRefused('not-the-receiver');
    given(counted)
      .when(reporting('won', tuesday, { by: null }))
      .then(said('ReferralWon'));
  });

  it('is not reported of a withdrawn one, or of one that is not there', () => {
    given(counted, withdrawn(false)).when(acknowledging()).thenRefused('already-withdrawn');
    given(counted, withdrawn(false)).when(reporting('won')).thenRefused('already-withdrawn');
    given().when(reporting('won')).thenRefused('not-found');
  });
});
