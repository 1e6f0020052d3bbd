import type { Charter, Day, PersonId } from '@relais/contracts';
import { Refusal, ensure } from '@relais/event-sourcing';
import { ensureKnown, ensurePast } from '@relais/networks/rules';
import type { Passed } from './referral.rules';
import type { GiveThanks } from './thanks.commands';

/** What thanks need to know of the referral that they are for. */
export type ThankedReferral =
  Readonly<{ status: 'unknown' }> | Pick<Passed, 'status' | 'giverId' | 'receiverId'>;

/** What decisions about thanks need to know in addition to their own events. */
export type ThanksCircumstances = Readonly<{
  /** The latest day that is accepted. */
  latestDay: Day;
  /** In force on the day of the thanks. */
  charter: Charter;
  /** Of the two, those that the network has ever seen. */
  known: ReadonlySet<PersonId>;
  /** The referral that the thanks are for, if one is named. */
  referral: ThankedReferral;
}>;

/** @throws Refusal of what is given under these circumstances */
export function ensureMayBeGiven(data: GiveThanks['data'], circumstances: ThanksCircumstances | null): void {
  if (circumstances === null) throw new Error('Thanks are given under circumstances.');
  const { on, thankingId, thankedId, amountInCents, referralId } = data;
  const { latestDay, charter, known, referral } = circumstances;
  ensurePast({ on }, latestDay);
  ensureKnown({ thankingId, thankedId }, known);
  ensureAmount(amountInCents, charter);
  if (referralId !== null) ensureTheirReferral(referral, data);
}

/** @throws Refusal `thanks-to-oneself` */
export function ensureThanksAnother(thankingId: PersonId, thankedId: PersonId): void {
  ensure(thankingId !== thankedId, 'thanks-to-oneself', 'Members cannot thank themselves.', 'thankedId');
}

/**
 * Whether thanks carry an amount, none, or either (DOMAIN.md, "Rules every network has").
 * @param amountInCents null: none
 * @param charter in force on the day of the thanks
 * @throws Refusal `no-amounts`, `amount-required`
 */
export function ensureAmount(amountInCents: number | null, { thanksAmount, businessTalk }: Charter): void {
  const isWithoutMoney = thanksAmount === 'never' || businessTalk === 'never';
  ensure(
    amountInCents === null || !isWithoutMoney,
    'no-amounts',
    'This network thanks without amounts.',
    'amountInCents',
  );
  ensure(
    amountInCents !== null || thanksAmount !== 'required' || isWithoutMoney,
    'amount-required',
    'This network thanks with an amount.',
    'amountInCents',
  );
}

/**
 * The receiver of a referral thanks its giver.
 * @throws Refusal `unknown-referral`, `not-their-referral`, `referral-withdrawn`
 */
export function ensureTheirReferral(
  referral: ThankedReferral,
  { thankingId, thankedId }: Pick<GiveThanks['data'], 'thankingId' | 'thankedId'>,
): void {
  if (referral.status === 'unknown')
    throw new Refusal('unknown-referral', 'There is no such referral here.', 'referralId');
  ensure(
    referral.receiverId === thankingId && referral.giverId === thankedId,
    'not-their-referral',
    'That referral was not passed from the person thanked to the person who thanks.',
    'referralId',
  );
  ensure(referral.status !== 'withdrawn', 'referral-withdrawn', 'That referral was withdrawn.', 'referralId');
}
