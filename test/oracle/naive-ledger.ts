import type { Folder, ReferralRow, ThanksRow } from './folder';

type NaiveCounterpart = {
  given: number;
  received: number;
  balance: number;
  broughtIn: number;
  earned: number;
};

export type NaiveLedger = NaiveCounterpart & {
  leadsGiven: number;
  leadsReceived: number;
  valueBalance: number;
  peopleGivenTo: number;
  peopleReceivedFrom: number;
  lines: number;
  counterparts: Record<string, NaiveCounterpart>;
};

/** It counts when it is inside, or outside with agreement or when the prospect makes the call. */
export function counts(referral: ReferralRow): boolean {
  return referral.scope === 'inside' || referral.agreed === 'yes' || referral.contactBy === 'prospect';
}

function cents({ amount }: ThanksRow): number {
  if (amount === '') return 0;
  const [whole = '', part = ''] = amount.split('.');
  return Number(`${whole}${part.padEnd(2, '0')}`);
}

function sum(thanks: readonly ThanksRow[]): number {
  return thanks.reduce((total, one) => total + cents(one), 0);
}

/** The ledger of `personRef` as of the day `asOf` (DOMAIN.md, "Ledger: exact definition"), money in cents. */
export function naiveLedger(folder: Folder, personRef: string, asOf: string): NaiveLedger {
  const referrals = folder.referrals.filter(({ passedOn }) => passedOn <= asOf);
  const thanks = folder.thanks.filter(({ on }) => on <= asOf);
  const givenLines = referrals.filter(({ fromRef }) => fromRef === personRef);
  const receivedLines = referrals.filter(({ toRef }) => toRef === personRef);
  const given = givenLines.filter(counts);
  const received = receivedLines.filter(counts);
  const credited = thanks.filter(({ toRef }) => toRef === personRef);
  const said = thanks.filter(({ fromRef }) => fromRef === personRef);
  const broughtIn = sum(credited);
  const earned = sum(said);

  const others = new Set([
    ...given.map(({ toRef }) => toRef),
    ...received.map(({ fromRef }) => fromRef),
    ...credited.map(({ fromRef }) => fromRef),
    ...said.map(({ toRef }) => toRef),
  ]);
  const counterparts: Record<string, NaiveCounterpart> = {};
  for (const other of others) {
    const givenToThem = given.filter(({ toRef }) => toRef === other).length;
    const receivedFromThem = received.filter(({ fromRef }) => fromRef === other).length;
    counterparts[other] = {
      given: givenToThem,
      received: receivedFromThem,
      balance: givenToThem - receivedFromThem,
      broughtIn: sum(credited.filter(({ fromRef }) => fromRef === other)),
      earned: sum(said.filter(({ toRef }) => toRef === other)),
    };
  }

  return {
    given: given.length,
    received: received.length,
    balance: given.length - received.length,
    leadsGiven: givenLines.length - given.length,
    leadsReceived: receivedLines.length - received.length,
    broughtIn,
    earned,
    valueBalance: broughtIn - earned,
    peopleGivenTo: new Set(given.map(({ toRef }) => toRef)).size,
    peopleReceivedFrom: new Set(received.map(({ fromRef }) => fromRef)).size,
    lines: givenLines.length + receivedLines.length + credited.length + said.length,
    counterparts,
  };
}
