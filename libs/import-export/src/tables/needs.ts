import { eventsIn } from '@relais/event-sourcing';
import { NeedStated, StateNeed, ensureUntil, need } from '@relais/meetings';
import { ensureTalksBusiness } from '@relais/networks/rules';
import type { Knowledge } from '../recorded/knowledge';
import { type Recorder, difference, findDifferences } from '../recorded/recorder';
import { checkRule } from './check-rule';
import { type TableCheck, checkFirst, checkParticipants, checkPast, names } from './table-check';
import { needs } from './tables';

export const needsCheck = (known: Knowledge): TableCheck<typeof needs.columns> => ({
  table: needs,
  named: ({ needRef, personRef }) => [...names('need', needRef), ...names('person', personRef)],

  check({ needRef, personRef, statedOn, until }, say) {
    const needId = known.ids.idOf('need', needRef);
    checkFirst(known, say, 'need', 'needRef', needRef);
    checkPast(known, say, { statedOn });
    checkRule(
      say,
      () => {
        ensureTalksBusiness(known.rules.charterOn(statedOn));
      },
      () => ['needRef', 'this network keeps business out (charter.businessTalk): no needs'],
    );
    checkRule(
      say,
      () => {
        ensureUntil(until, statedOn);
      },
      ({ code }) => [
        'until',
        code === 'need-over' ? `must not be before ${statedOn}` : `must be at most 90 days after ${statedOn}`,
      ],
    );
    const isRecorded = known.isRecorded('need', needId);
    const day = known.recordedDay('need', needId) ?? statedOn;
    checkParticipants(known, say, day, { isRecorded, people: { personRef } });
  },

  keep({ statedOn }, isBad) {
    if (statedOn !== undefined && !isBad) known.mark(statedOn);
  },
});

/** What a participant seeks is never changed: it is taken back and stated anew. */
export function needsRecorder({ ids }: Knowledge): Recorder<typeof needs.columns> {
  const { networkId } = ids;
  return {
    table: needs,
    ref: ({ needRef }) => needRef,
    streams: ({ needRef }) => [ids.stream('need', ids.idOf('need', needRef))],
    subjects: ({ needRef }) => [ids.idOf('need', needRef)],
    plan({ needRef, personRef, text, statedOn, until }, events, personal) {
      const needId = ids.idOf('need', needRef);
      const personId = ids.idOf('person', personRef);
      const stated = eventsIn(events, need, needId).find((event) => NeedStated.is(event));
      if (!stated) {
        const envelope = ids.envelope(`need:${needRef}`, statedOn);
        const command = new StateNeed({ networkId, needId, personId, until, ref: needRef }, envelope, {
          text,
        });
        return { send: [command], changed: [], lanes: [needId] };
      }
      const kept = personal.get(needId)?.['text'];
      return {
        send: [],
        changed: [
          ...findDifferences(
            { personRef: personId, statedOn, until },
            { personRef: stated.data.personId, statedOn: stated.on, until: stated.data.until },
            null,
          ),
          ...(kept === undefined || kept === text ? [] : [difference('text', null, null)]),
        ],
        lanes: [needId],
      };
    },
  };
}
