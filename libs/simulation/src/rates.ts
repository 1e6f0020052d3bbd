/** How often things happen in business networks, as people who run them publish it. */
export const rates = {
  /** Referrals of a member in a week, in a network of `usualSize`; they grow faster than the size. */
  referrals: 1,
  usualSize: 25,
  growth: 0.15,
  /** Share of the referrals that stay within related trades. */
  related: 0.68,
  /** Share that concerns a third person; how many of those are called by the receiver, and agreed to that. */
  outside: 0.65,
  calledByReceiver: 0.8,
  agreed: 0.85,
  laterAgreement: 0.6,
  /** The share of won referrals, after how many days, and their amounts: log-normal, in euro. */
  won: 1 / 3,
  wonAfter: [35, 56],
  amount: { median: 900, spread: 1.1 },
  /** Who says that a referral arrived, that they called, and that nothing comes of it; and after how many days. */
  acknowledged: 0.6,
  contacted: 0.65,
  contactedAfter: [2, 14],
  lost: 0.25,
  lostAfter: [15, 45],
  /** Slips that are handed in late, after so many days, and those that are corrected. */
  late: 0.15,
  lateBy: [2, 9],
  corrected: 0.02,
  hasParent: 0.03,
  oneToOnes: 0.1,
  /** Visitors at a meeting, and the share of them that joins: what keeps the size, within these bounds. */
  visitors: [1.1, 2.9],
  joining: [0.19, 0.28],
  leavingAYear: 0.2,
  /** Who announces whether they come, who comes otherwise than they said, and the guests that are announced. */
  announced: 0.6,
  otherwise: 0.05,
  announcedGuests: 0.5,
  /** How reliably members come. */
  zeal: [0.7, 0.98],
} as const;

export const clamp = ([least, most]: readonly [number, number], value: number): number =>
  Math.min(most, Math.max(least, value));
