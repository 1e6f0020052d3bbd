import type { Day } from '@relais/contracts';
import { type Command, eventsIn } from '@relais/event-sourcing';
import { prospectId } from '@relais/people';
import { type Detail, PassReferral, RecordAgreement, WithdrawReferral, referral } from '@relais/referrals';
import type { Knowledge } from './knowledge';
import { type Prospect, prospectOf } from './prospect';
import { newsOfReferral } from './recorded-referral';
import type { Recorder } from './recorder';
import { type ReferralLine, referrals } from './tables';

/** New referrals, leads whose prospect agreed since, and withdrawals; those when the thanks for them are recorded. */
export function referralsRecorder({ ids }: Knowledge): Recorder<typeof referrals.columns> {
  const { networkId } = ids;
  const idOf = ({ referralRef }: ReferralLine) => ids.of('referral', referralRef);
  return {
    table: referrals,
    ref: ({ referralRef }) => referralRef,
    streams: (line) => [ids.stream('referral', idOf(line))],
    subjects: (line) => [prospectId(idOf(line))],

    judge(line, facts, personal) {
      const { passedOn, fromRef, toRef, parentRef, withdrawnOn } = line;
      const referralId = idOf(line);
      const prospect = prospectOf(line);
      const people = [fromRef, toRef].map((ref) => `${passedOn} ${ids.of('person', ref)}`);
      const lanes = [...people, referralId, ids.orNull('referral', parentRef) ?? referralId];
      const own = eventsIn(facts, referral, referralId);
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
        giverId: ids.of('person', line.fromRef),
        receiverId: ids.of('person', line.toRef),
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
