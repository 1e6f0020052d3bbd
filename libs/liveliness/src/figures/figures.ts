import type { Day, LivelinessAnswer, LivelinessRows } from '@relais/contracts';
import { coreOfRoom, coreTurnover, settledMoments } from './core-figures';
import { lastMoments, type History, type Moment } from './history';
import { followedMoments, newcomerReturn, newFaces, streakAt, visitorConversion } from './new-faces';
import { countOf, meetingRows, roomRows, type Rows } from './rows';
import { fractionOf } from './shares';

/** The figures of DOMAIN.md ("Figures at T"), shares as fractions; null: unknown. */
export type Figures = Readonly<
  Pick<
    LivelinessAnswer,
    | 'coreShare'
    | 'coreKept'
    | 'coreStability'
    | 'newFaceMeetings'
    | 'renewal'
    | 'streak'
    | 'newcomerReturn'
    | 'newcomers'
    | 'visitorConversion'
    | 'visitors'
    | 'meanRoom'
  >
>;

type FigureRows = Omit<LivelinessRows, 'meetingsClosed'>;

const shareOf = (rows: Rows<unknown>): number | null => fractionOf(countOf(rows));

/** The counted meetings that each figure as of m_t is about. */
export function meetingsOver(history: History, t: number): LivelinessAnswer['over'] {
  const { window, returnWithin } = history.parameters;
  const ids = (moments: readonly Moment[]) => moments.map(({ meeting }) => meeting.meetingId);
  const lately = ids(lastMoments(history, t, window));
  return {
    coreShare: ids(settledMoments(history, t)),
    newFaceMeetings: lately,
    newcomerReturn: ids(followedMoments(history, t, returnWithin)),
    visitorConversion: ids(followedMoments(history, t, 2 * returnWithin)),
    meanRoom: lately,
  };
}

/** The figures as of m_t with their rows, memberships as of the day `until`; unknown where there is no m_t. */
export function figuresAt(
  history: History,
  t: number,
  until: Day,
): Readonly<{ figures: Figures; rows: FigureRows }> {
  const core = coreOfRoom(history, t);
  const window = lastMoments(history, t, history.parameters.window);
  const rows: FigureRows = {
    coreShare: core.rows,
    ...coreTurnover(history, t, until),
    ...newFaces(history, t),
    newcomerReturn: newcomerReturn(history, t),
    visitorConversion: visitorConversion(history, t, until),
    meanRoom: {
      part: window.flatMap(roomRows),
      whole: meetingRows(window.map(({ meeting }) => meeting)),
    },
  };
  const isKnown = window.length > 0;
  return {
    figures: {
      coreShare: core.mean,
      coreKept: shareOf(rows.coreKept),
      coreStability: shareOf(rows.coreStability),
      newFaceMeetings: shareOf(rows.newFaceMeetings),
      renewal: shareOf(rows.renewal),
      streak: isKnown ? streakAt(history, t) : null,
      newcomerReturn: shareOf(rows.newcomerReturn),
      newcomers: isKnown ? rows.newcomerReturn.whole.length : null,
      visitorConversion: shareOf(rows.visitorConversion),
      visitors: isKnown ? rows.visitorConversion.whole.length : null,
      meanRoom: shareOf(rows.meanRoom),
    },
    rows,
  };
}
