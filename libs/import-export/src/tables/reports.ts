import { eventsIn } from '@relais/event-sourcing';
import {
  AcknowledgeReferral,
  ReportOutcome,
  type Step,
  ensureReportable,
  referral,
  stepsAfter,
} from '@relais/referrals';
import type { Knowledge } from '../recorded/knowledge';
import { type Recorder, findDifferences } from '../recorded/recorder';
import { type Say, checkRule } from './check-rule';
import { type TableCheck, checkPast, names, sayTwice } from './table-check';
import { type ReportLine, reports } from './tables';

export const reportsCheck = (known: Knowledge): TableCheck<typeof reports.columns> => ({
  table: reports,
  named: ({ referralRef }) => names('referral', referralRef),

  check(values, say) {
    const { referralRef, on, report, because } = values;
    if (!known.isFirst(`report:${referralRef}:${on}:${report}`)) sayTwice(say, 'referralRef', referralRef);
    checkPast(known, say, { on });
    if (report === 'lost' && because === null)
      say('because', 'must say why: declined, unreachable, not-a-fit or other');
    if (report !== 'lost' && because !== null)
      say('because', 'only a lost referral says why; leave it empty');
    checkReferral(known, values, say);
  },

  keep({ on }, isBad) {
    if (on !== undefined && !isBad) known.mark(on);
  },
});

function checkReferral(known: Knowledge, { referralRef, on, report }: ReportLine, say: Say): void {
  const passed = known.referrals.get(known.ids.idOf('referral', referralRef));
  if (!passed) {
    if (!known.mayBeIn('referrals'))
      say('referralRef', `there is no referral “${referralRef}” in referrals.csv or in Relais`);
  } else if (passed.isBad) {
    if (known.rules.skipBadLines) say('referralRef', `the line of referral “${referralRef}” is bad itself`);
  } else
    checkRule(
      say,
      () => {
        ensureReportable(on, report === 'acknowledged' ? passed.day : passed.countsFrom);
      },
      ({ code }) =>
        code === 'no-agreement'
          ? ['report', `“${referralRef}” is a lead: its prospect has not agreed yet`]
          : ['on', `“${referralRef}” was passed or agreed later`],
    );
}

/** Steps are never changed: what Relais has taken back since stays taken back. */
export function reportsRecorder({ ids }: Knowledge): Recorder<typeof reports.columns> {
  const { networkId } = ids;
  return {
    table: reports,
    ref: ({ referralRef }) => referralRef,
    streams: ({ referralRef }) => [ids.stream('referral', ids.idOf('referral', referralRef))],
    subjects: () => [],
    plan({ referralRef, on, report, because }, events) {
      const referralId = ids.idOf('referral', referralRef);
      const own = eventsIn(events, referral, referralId);
      const steps = own.reduce<readonly Step[]>(stepsAfter, []);
      const recorded = steps.find((step) => step.what === report && step.on === on);
      const isWithdrawn = own.some(({ type }) => type === 'ReferralWithdrawn');
      const of = { referralId, networkId, on };
      const envelope = ids.envelope(`report:${referralRef}:${on}:${report}`, on);
      const command =
        report === 'acknowledged'
          ? new AcknowledgeReferral(of, envelope)
          : new ReportOutcome({ ...of, outcome: report, because }, envelope);
      return {
        send: recorded || isWithdrawn ? [] : [command],
        changed: recorded ? findDifferences({ because }, { because: recorded.because }, null) : [],
        lanes: [referralId],
      };
    },
  };
}
