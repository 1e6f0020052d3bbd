import type {
  AcknowledgementBody,
  AdmitArrivalBody,
  AgreementBody,
  CareNoteBody,
  GiveThanksBody,
  HoldOneToOneBody,
  NetworkId,
  OutcomeBody,
  PassReferralBody,
  PutAnnouncementBody,
  PutAttendanceBody,
  PutPersonBody,
  PutRoundBody,
  PutUnnamedBody,
  StateNeedBody,
  WithdrawalBody,
} from '@relais/contracts';

/** How long something that was created here can be undone without a trace. */
export const undoMs = 10_000;

type Row<Body, Subject> = Readonly<{
  /**
   * The subject of an entry that creates something with this id: entries about one subject are sent in the order in which they were
   * saved.
   */
  subject: Subject;
  path: (subject: string, networkId: NetworkId) => string;
  undoMs: number;
  /** Refusals that say that its aim is reached. */
  settledBy: readonly string[];
  /** Only its type. */
  body?: Body;
}>;

/** Something new, of the id that the entry has. */
const creates = <Body>(collection: string): Row<Body, (id: string) => string> => ({
  subject: (id) => `${collection}/${id}`,
  path: (subject) => subject,
  undoMs,
  settledBy: [],
});

/** A step on something that exists: sent at once, taken back by another step. */
const step = <Body>(name: string, settledBy: readonly string[] = []): Row<Body, null> => ({
  subject: null,
  path: (subject) => `${subject}/${name}`,
  undoMs: 0,
  settledBy,
});

/** A step that has the address of what it is about: the last one recorded stands. */
const state = <Body>(): Row<Body, null> => ({ ...step<Body>(''), path: (subject) => subject });

/** Everything that can be entered on this device and sent later. */
export const kinds = {
  referral: creates<PassReferralBody>('/referrals'),
  thanks: creates<GiveThanksBody>('/thanks'),
  'one-to-one': creates<HoldOneToOneBody>('/one-to-ones'),
  need: creates<StateNeedBody>('/needs'),
  /** Goes at once, so that no other host calls the same person. */
  'care-note': { ...creates<CareNoteBody>('/care-notes'), undoMs: 0 },
  /** How a person attends a meeting: `/meetings/{id}/attendance/{id}`. */
  attendance: state<PutAttendanceBody>(),
  /** A person who is new to the network, before their attendance: about the same subject, so that they are sent in this order. */
  visitor: {
    ...state<PutPersonBody>(),
    path: (subject: string, networkId: NetworkId) => `/networks/${networkId}/people/${subject.slice(-36)}`,
  },
  /** A visitor who left their name by the code is there: `/meetings/{id}/arrivals/{id}`. */
  arrival: state<AdmitArrivalBody>(),
  /** How many guests without a name: `/meetings/{id}/unnamed`. */
  unnamed: state<PutUnnamedBody>(),
  /** Who opens the round: `/meetings/{id}/round`. */
  round: state<PutRoundBody>(),
  /** What a person announces for a meeting: `/meetings/{id}/announcement/{id}`, so that each person's are apart. */
  announcement: {
    ...state<PutAnnouncementBody>(),
    path: (subject: string) => subject.slice(0, subject.lastIndexOf('/')),
    undoMs,
  },
  agreement: step<AgreementBody>('agreement'),
  acknowledgement: step<AcknowledgementBody>('acknowledgement', ['already-withdrawn', 'not-found']),
  outcome: step<OutcomeBody>('outcome', ['nothing-reported']),
  withdrawal: step<WithdrawalBody>('withdrawal', ['already-withdrawn', 'not-found']),
};

export type Kind = keyof typeof kinds;
export type BodyOf<K extends Kind> = NonNullable<(typeof kinds)[K]['body']>;

/** The kind that created a subject: `/referrals/{id}` is a referral. */
export const createdKind = (subject: string): Kind | undefined =>
  (Object.keys(kinds) as Kind[]).find(
    (kind) => kinds[kind].subject?.('') === subject.slice(0, subject.lastIndexOf('/') + 1),
  );
