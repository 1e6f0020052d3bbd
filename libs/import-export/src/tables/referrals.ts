import { type Day, countsFrom } from '@relais/contracts';
import { type Command, eventsIn } from '@relais/event-sourcing';
import { prospectId } from '@relais/people';
import {
  type Detail,
  PassReferral,
  RecordAgreement,
  WithdrawReferral,
  ensureBusinessTalk,
  ensureNotOwnParent,
  ensureParent,
  ensureToAnother,
  referral,
} from '@relais/referrals';
import type { Knowledge, KnownReferral } from '../recorded/knowledge';
import { newsOfReferral } from '../recorded/recorded-referral';
import type { Recorder } from '../recorded/recorder';
import { type Say, checkRule } from './check-rule';
import { type Prospect, prospectOf } from './prospect';
import { type TableCheck, checkMeeting, checkParticipants, checkPast, names, sayTwice } from './table-check';
import { type ReferralLine, referrals } from './tables';

const shownLines = 5;

/** For parents see {@link settleParents}: they may come in later lines. */
export function referralsCheck(known: Knowledge): TableCheck<typeof referrals.columns> {
  const { ids, rules } = known;
  const dropped = { 'contact-of-lead': [] as number[], 'prospect-of-inside': [] as number[] };
  const counted = { 'contact-of-lead': 0, 'prospect-of-inside': 0 };
  return {
    table: referrals,
    named: ({ referralRef, fromRef, toRef, meetingRef, parentRef }) => [
      ...names('referral', referralRef, parentRef),
      ...names('person', fromRef, toRef),
      ...names('meeting', meetingRef),
    ],

    check(values, say, { line }) {
      const { referralRef, passedOn, fromRef, toRef, meetingRef, parentRef, agreedOn, withdrawnOn } = values;
      if ((known.referrals.get(ids.idOf('referral', referralRef))?.line ?? null) !== null)
        sayTwice(say, 'referralRef', referralRef);
      checkPast(known, say, { passedOn, agreedOn, withdrawnOn });
      const referralId = ids.idOf('referral', referralRef);
      checkRule(
        say,
        () => ensureToAnother(ids.idOf('person', fromRef), ids.idOf('person', toRef)),
        () => ['toRef', 'nobody passes a referral to themselves'],
      );
      checkRule(
        say,
        () => ensureNotOwnParent(referralId, ids.orNull('referral', parentRef)),
        () => ['parentRef', 'a referral cannot be its own parent'],
      );
      if (meetingRef !== null) checkMeeting(known, say, 'meetingRef', meetingRef);
      const isRecorded = known.isRecorded('referral', referralId);
      const day = known.recordedDay('referral', referralId) ?? passedOn;
      checkParticipants(known, say, day, { isRecorded, people: { fromRef, toRef } });
      if (!isRecorded) checkBusinessTalk(values, say);
      const prospect = prospectOf(values);
      for (const { column, problem } of prospect.problems) say(column, problem);
      if (agreedOn !== null && values.agreed !== true) say('agreedOn', 'needs agreed: yes');
      if (prospect.dropped === null) return;
      counted[prospect.dropped] += 1;
      if (counted[prospect.dropped] <= shownLines) dropped[prospect.dropped].push(line);
    },

    keep(values, isBad, { line, lastLine }) {
      const { referralRef, fromRef, toRef, passedOn, parentRef } = values;
      if (passedOn !== undefined && !isBad) known.mark(passedOn);
      if (referralRef === undefined) return;
      const referralId = ids.idOf('referral', referralRef);
      const earlier = known.referrals.get(referralId);
      if (earlier && !earlier.isBad) {
        earlier.line ??= line;
        if (!isBad) earlier.countsFrom ??= countsFromOf(values as ReferralLine);
        return;
      }
      known.referrals.set(referralId, {
        giverId: ids.idOf('person', fromRef ?? ''),
        receiverId: ids.idOf('person', toRef ?? ''),
        parentId: isBad ? null : ids.orNull('referral', parentRef ?? null),
        countsFrom: isBad ? null : countsFromOf(values as ReferralLine),
        day: known.dayOf(passedOn ?? ''),
        line,
        lastLine,
        isRecorded: false,
        isWithdrawn: false,
        isBad,
        round: 0,
      });
    },

    notices() {
      const where = (what: keyof typeof counted) => {
        const more = counted[what] > shownLines ? ' …' : '';
        return `${String(counted[what])} (lines ${dropped[what].join(', ')}${more})`;
      };
      return [
        ...(counted['contact-of-lead'] > 0
          ? [
              `${referrals.file}: telephone and e-mail of prospects who have not agreed were dropped: ${where('contact-of-lead')}.`,
            ]
          : []),
        ...(counted['prospect-of-inside'] > 0
          ? [`${referrals.file}: prospects of inside referrals were ignored: ${where('prospect-of-inside')}.`]
          : []),
      ];
    },
  };

  function checkBusinessTalk({ passedOn, meetingRef }: ReferralLine, say: Say): void {
    checkRule(
      say,
      () => ensureBusinessTalk(rules.charterOn(passedOn), meetingRef),
      ({ code }) =>
        code === 'no-business-talk'
          ? ['referralRef', 'this network keeps business out (charter.businessTalk): no referrals']
          : [
              'meetingRef',
              'this network keeps business out of its meetings (charter.businessTalk); leave it empty',
            ],
    );
  }
}

function countsFromOf(line: ReferralLine): Day | null {
  const { contactBy, agreedOn } = prospectOf(line);
  return countsFrom({ scope: line.scope, passedOn: line.passedOn, contactBy, agreedOn });
}

type BadParent = (referral: KnownReferral, problem: string) => void;

/** After the last line: finds unknown, later and circular parents, and the order in which referrals can be recorded. */
export function settleParents(known: Knowledge, say: BadParent): void {
  const settled = new Set<KnownReferral>();
  for (const start of known.referrals.values()) {
    if (start.parentId === null) continue;
    const chain: KnownReferral[] = [];
    const onChain = new Set<KnownReferral>();
    let next: KnownReferral | undefined = start;
    while (next?.parentId && !settled.has(next) && !onChain.has(next)) {
      chain.push(next);
      onChain.add(next);
      next = next.isRecorded ? undefined : known.referrals.get(next.parentId);
    }
    const circle = next && onChain.has(next) ? chain.slice(chain.indexOf(next)) : [];
    for (const referral of circle) refuse(referral, 'leads back to the referral itself');
    for (const referral of chain.toReversed()) {
      if (!circle.includes(referral)) settle(referral);
      settled.add(referral);
    }
  }

  function settle(referral: KnownReferral): void {
    if (referral.parentId === null || referral.isRecorded || referral.isBad) return;
    const parent = known.referrals.get(referral.parentId);
    if (!parent) {
      if (!known.mayBeIn('referrals'))
        refuse(referral, 'there is no such referral in referrals.csv or in Relais');
    } else if (parent.isBad) {
      if (known.rules.skipBadLines) refuse(referral, 'the line of this referral is bad itself');
    } else if (
      checkRule(
        (_, problem) => refuse(referral, problem),
        () => ensureParent({ status: 'passed', passedOn: parent.day }, referral.day),
        () => ['parentRef', `is later, of ${parent.day}`],
      )
    )
      referral.round =
        parent.round + (!parent.isRecorded && (parent.line ?? 0) > (referral.line ?? 0) ? 1 : 0);
  }

  function refuse(referral: KnownReferral, problem: string): void {
    referral.isBad = true;
    say(referral, problem);
  }
}

/** New referrals, leads whose prospect agreed since, and withdrawals; those when the thanks for them are recorded. */
export function referralsRecorder({ ids }: Knowledge): Recorder<typeof referrals.columns> {
  const { networkId } = ids;
  const idOf = ({ referralRef }: ReferralLine) => ids.idOf('referral', referralRef);
  return {
    table: referrals,
    ref: ({ referralRef }) => referralRef,
    streams: (line) => [ids.stream('referral', idOf(line))],
    subjects: (line) => [prospectId(idOf(line))],

    plan(line, events, personal) {
      const { passedOn, fromRef, toRef, parentRef, withdrawnOn } = line;
      const referralId = idOf(line);
      const prospect = prospectOf(line);
      const people = [fromRef, toRef].map((ref) => `${passedOn} ${ids.idOf('person', ref)}`);
      const lanes = [...people, referralId, ids.orNull('referral', parentRef) ?? referralId];
      const own = eventsIn(events, referral, referralId);
      if (own.length === 0) {
        const later = withdrawnOn === null ? [] : [withdrawing(line, withdrawnOn)];
        return { send: [passing(line, prospect)], later, changed: [], lanes };
      }
      const news = newsOfReferral(ids, line, own, personal.get(prospectId(referralId)));
      return {
        send: news.agreedOn === null ? [] : [agreeing(line, prospect, news.agreedOn)],
        later: news.withdrawnOn === null ? [] : [withdrawing(line, news.withdrawnOn)],
        changed: news.changed,
        lanes,
      };
    },
  };

  function passing(line: ReferralLine, { contactBy, agreed, agreedOn, details }: Prospect): Command<object> {
    return new PassReferral(
      {
        referralId: idOf(line),
        networkId,
        giverId: ids.idOf('person', line.fromRef),
        receiverId: ids.idOf('person', line.toRef),
        passedOn: line.passedOn,
        scope: line.scope,
        warmth: line.warmth,
        contactBy,
        agreed,
        agreedOn,
        meetingId: ids.orNull('meeting', line.meetingRef),
        parentId: ids.orNull('referral', line.parentRef),
        details: fieldsOf(details),
        ref: line.referralRef,
        imported: true,
      },
      ids.envelope(`referral:${line.referralRef}`, line.passedOn),
      details,
    );
  }

  function agreeing(
    line: ReferralLine,
    { details: { phone, email, agreedHow } }: Prospect,
    on: Day,
  ): Command<object> {
    const contact = {
      ...(phone !== undefined && { phone }),
      ...(email !== undefined && { email }),
      ...(agreedHow !== undefined && { agreedHow }),
    };
    return new RecordAgreement(
      { referralId: idOf(line), networkId, on, details: fieldsOf(contact) },
      ids.envelope(`referral:${line.referralRef}:agreed`, on),
      contact,
    );
  }

  function withdrawing(line: ReferralLine, on: Day): Command<object> {
    return new WithdrawReferral(
      { referralId: idOf(line), networkId, reasoned: false },
      ids.envelope(`referral:${line.referralRef}:withdrawn`, on),
    );
  }
}

const fieldsOf = (details: object): Detail[] => Object.keys(details) as Detail[];
