import { type Day, countsFrom, isProspectCalled, mayAgreeOn } from '@relais/contracts';
import { type Decided, type Decider, type Principal, Refusal, ensure } from '@relais/event-sourcing';
import { ensurePast, may } from '@relais/networks/rules';
import { ensureNoObjector } from './prospect.rules';
import { lastReport, stepsAfter } from './referral-life.rules';
import type { PassReferral, RecordAgreement, ReferralCommand, ReportOutcome } from './referral.commands';
import type { ReferralEvent } from './referral.events';
import {
  type Passed,
  type Referral,
  type ReferralCircumstances,
  ensureMayBePassed,
  ensureReportable,
} from './referral.rules';

export const referral: Decider<Decided<ReferralCommand>, Referral, ReferralEvent, ReferralCircumstances> = {
  category: 'referral',
  initialState: { status: 'unknown' },
  creates: ['PassReferral'],

  decide({ type, data, today, principal }, state, circumstances) {
    switch (type) {
      case 'PassReferral':
        ensure(state.status === 'unknown', 'other-content', 'This id already belongs to another referral.');
        ensureMayBePassed(data, circumstances);
        return [pass(data)];

      case 'RecordAgreement':
        return agree(data, principal, ensurePassed(state), circumstances);

      case 'AcknowledgeReferral': {
        const { referralId, on } = data;
        const passed = ensurePassed(state);
        ensureReceiver(may(principal, 'acknowledge-referral', { whose: [passed.receiverId] }));
        ensurePast({ on }, circumstances.latestDay);
        ensureStanding(passed);
        ensureReportable(on, passed.passedOn);
        const isKnown = passed.steps.some((step) => step.on <= on);
        return isKnown ? [] : [{ type: 'ReferralAcknowledged', on, data: { referralId } }];
      }

      case 'ReportOutcome':
        return report(data, principal, ensurePassed(state), circumstances.latestDay);

      case 'RetractOutcome': {
        const { referralId } = data;
        const { steps, receiverId } = ensurePassed(state);
        ensureReceiver(may(principal, 'report-outcome', { whose: [receiverId] }));
        ensure(
          lastReport(steps) !== undefined,
          'nothing-reported',
          'There is no report of yours on this referral to take back.',
        );
        return [{ type: 'OutcomeRetracted', on: today, data: { referralId } }];
      }

      case 'WithdrawReferral': {
        const { referralId, reasoned } = data;
        const { giverId, status, isErased } = ensurePassed(state);
        ensure(
          may(principal, 'withdraw-referral', { whose: [giverId] }),
          'not-the-giver',
          'Only the giver can withdraw a referral.',
        );
        ensureKept(!isErased || !reasoned, 'reason');
        return status === 'withdrawn'
          ? []
          : [{ type: 'ReferralWithdrawn', on: today, data: { referralId, reasoned } }];
      }

      case 'RecordObjection': {
        const { referralId } = data;
        const { isErased, hasObjected } = ensurePassed(state);
        return [
          ...(hasObjected ? [] : [{ type: 'ObjectionRecorded' as const, on: today, data: { referralId } }]),
          ...(isErased ? [] : [{ type: 'ProspectErased' as const, on: today, data: { referralId } }]),
        ];
      }

      case 'EraseProspect': {
        const { referralId } = data;
        const { giverId, receiverId, isErased } = ensurePassed(state);
        ensure(
          may(principal, 'erase-prospect', { whose: [giverId, receiverId] }),
          'not-allowed',
          'Only giver, receiver and organisers erase what is known of a prospect.',
        );
        return isErased ? [] : [{ type: 'ProspectErased', on: today, data: { referralId } }];
      }
    }
  },

  evolve(state, event) {
    const { type, data, on } = event;
    switch (type) {
      case 'ReferralPassed': {
        const { giverId, receiverId, scope, contactBy, agreedOn } = data;
        return {
          status: 'passed',
          ...{ giverId, receiverId, scope, contactBy },
          ...{ passedOn: on, agreedOn, isErased: false, hasObjected: false, steps: [] },
        };
      }
      case 'ProspectAgreed':
        return state.status === 'unknown' ? state : { ...state, agreedOn: on };
      case 'ReferralAcknowledged':
      case 'ProspectContacted':
      case 'ReferralWon':
      case 'ReferralLost':
      case 'OutcomeRetracted':
        return state.status === 'unknown' ? state : { ...state, steps: stepsAfter(state.steps, event) };
      case 'ReferralWithdrawn':
        return state.status === 'unknown' ? state : { ...state, status: 'withdrawn' };
      case 'ObjectionRecorded':
        return state.status === 'unknown' ? state : { ...state, hasObjected: true };
      case 'ProspectErased':
        return state.status === 'unknown' ? state : { ...state, isErased: true };
    }
  },
};

function pass(data: PassReferral['data']): ReferralEvent {
  const { passedOn, giverId, receiverId, scope, contactBy, parentId, referralId, details } = data;
  const { warmth, meetingId, ref } = data;
  const agreedOn = scope === 'outside' && data.agreed ? (data.agreedOn ?? passedOn) : null;
  return {
    type: 'ReferralPassed',
    on: passedOn,
    data: {
      referralId,
      giverId,
      receiverId,
      scope,
      warmth,
      contactBy,
      agreedOn,
      meetingId,
      parentId,
      details,
      ref,
    },
  };
}

function agree(
  { referralId, on, details }: RecordAgreement['data'],
  principal: Principal,
  referral: Passed,
  { latestDay, isObjector }: ReferralCircumstances,
): ReferralEvent[] {
  const { giverId, receiverId, agreedOn, isErased, hasObjected } = referral;
  ensurePast({ on }, latestDay);
  ensureNoObjector(isObjector);
  ensure(
    may(principal, 'record-agreement', { whose: [giverId, receiverId] }),
    'not-allowed',
    'Only giver and receiver record an agreement.',
  );
  ensureStanding(referral);
  ensure(isProspectCalled(referral), 'not-a-lead', 'Only a lead needs an agreement.');
  ensure(
    mayAgreeOn(on, referral),
    'agreed-before-passed',
    'The agreement cannot be earlier than the referral.',
    'on',
  );
  if (agreedOn === on && details.length === 0) return [];
  ensure(agreedOn === null, 'not-a-lead', 'The prospect has agreed already.');
  ensureNoObjector(hasObjected);
  ensureKept(!isErased);
  return [{ type: 'ProspectAgreed', on, data: { referralId, details } }];
}

/** A report is as good as an acknowledgement; the same report again on the same day changes nothing. */
function report(
  { referralId, outcome, because, on }: ReportOutcome['data'],
  principal: Principal,
  referral: Passed,
  latestDay: Day,
): ReferralEvent[] {
  ensureReceiver(may(principal, 'report-outcome', { whose: [referral.receiverId] }));
  ensurePast({ on }, latestDay);
  ensureStanding(referral);
  ensureReportable(on, countsFrom(referral));
  const last = lastReport(referral.steps);
  if (last?.what === outcome && last.because === because && last.on === on) return [];
  switch (outcome) {
    case 'contacted':
      return [{ type: 'ProspectContacted', on, data: { referralId } }];
    case 'won':
      return [{ type: 'ReferralWon', on, data: { referralId } }];
    case 'lost':
      if (because === null) throw new Error('A lost referral says why.');
      return [{ type: 'ReferralLost', on, data: { referralId, because } }];
  }
}

function ensureReceiver(isReceiver: boolean): void {
  ensure(isReceiver, 'not-the-receiver', 'Only the receiver says what became of a referral.');
}

function ensureStanding({ status }: Passed): void {
  ensure(status !== 'withdrawn', 'already-withdrawn', 'This referral was withdrawn.');
}

function ensureKept(condition: boolean, path?: string): void {
  ensure(
    condition,
    'prospect-erased',
    'What was known of this prospect was erased; nothing further is kept.',
    path,
  );
}

function ensurePassed(state: Referral): Passed {
  if (state.status === 'unknown') throw new Refusal('not-found', 'There is no such referral here.');
  return state;
}
