import { isProspectCalled, mayAgreeOn } from '@relais/contracts';
import { type Decided, type Decider, type Principal, Refusal, ensure } from '@relais/event-sourcing';
import { ensurePast, may } from '@relais/networks/rules';
import { ensureNoObjector } from './prospect.rules';
import type { PassReferral, RecordAgreement, ReferralCommand } from './referral.commands';
import type { ReferralEvent } from './referral.events';
import { type Passed, type Referral, type ReferralCircumstances, ensureMayBePassed } from './referral.rules';

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

  evolve(state, { type, data, on }) {
    switch (type) {
      case 'ReferralPassed': {
        const { giverId, receiverId, scope, contactBy, agreedOn } = data;
        return {
          status: 'passed',
          ...{ giverId, receiverId, scope, contactBy },
          ...{ passedOn: on, agreedOn, isErased: false, hasObjected: false },
        };
      }
      case 'ProspectAgreed':
        return state.status === 'unknown' ? state : { ...state, agreedOn: on };
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
  const { giverId, receiverId, agreedOn, status, isErased, hasObjected } = referral;
  ensurePast({ on }, latestDay);
  ensureNoObjector(isObjector);
  ensure(
    may(principal, 'record-agreement', { whose: [giverId, receiverId] }),
    'not-allowed',
    'Only giver and receiver record an agreement.',
  );
  ensure(status !== 'withdrawn', 'already-withdrawn', 'This referral was withdrawn.');
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
