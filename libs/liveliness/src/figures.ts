import type { Day, LivelinessAnswer } from '@relais/contracts';
import { coreOfRoom, coreTurnover } from './core-figures';
import { roomOf } from './gatherings';
import { lastMoments, type History } from './history';
import { newcomerReturn, newFaces, streakAt, visitorConversion } from './new-faces';
import { fractionOf, withInterval, type SharedEvidence } from './shares';

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

/** The counts behind the figures that are shares; those of coreShare are pooled, the figure is the mean per meeting. */
export type Evidence = Readonly<
  Record<
    | 'coreShare'
    | 'coreKept'
    | 'coreStability'
    | 'newFaceMeetings'
    | 'renewal'
    | 'newcomerReturn'
    | 'visitorConversion',
    SharedEvidence | null
  >
>;

export type FiguresWithEvidence = Readonly<{ figures: Figures; evidence: Evidence }>;

const unknown: FiguresWithEvidence = {
  figures: {
    coreShare: null,
    coreKept: null,
    coreStability: null,
    newFaceMeetings: null,
    renewal: null,
    streak: null,
    newcomerReturn: null,
    newcomers: null,
    visitorConversion: null,
    visitors: null,
    meanRoom: null,
  },
  evidence: {
    coreShare: null,
    coreKept: null,
    coreStability: null,
    newFaceMeetings: null,
    renewal: null,
    newcomerReturn: null,
    visitorConversion: null,
  },
};

/** The figures as of m_t, with memberships as of the day `until`; all null where there is no m_t. */
export function figuresAt(history: History, t: number, until: Day): FiguresWithEvidence {
  if (!history.moments[t - 1]) return unknown;
  const core = coreOfRoom(history, t);
  const turnover = coreTurnover(history, t, until);
  const { newFaceMeetings, renewal } = newFaces(history, t);
  const returned = newcomerReturn(history, t);
  const converted = visitorConversion(history, t, until);
  const rooms = lastMoments(history, t, history.parameters.window).map(roomOf);
  return {
    figures: {
      coreShare: core.mean,
      coreKept: fractionOf(turnover && turnover.kept),
      coreStability: fractionOf(turnover && turnover.stability),
      newFaceMeetings: fractionOf(newFaceMeetings),
      renewal: fractionOf(renewal),
      streak: streakAt(history, t),
      newcomerReturn: fractionOf(returned),
      newcomers: returned.whole,
      visitorConversion: fractionOf(converted),
      visitors: converted.whole,
      meanRoom: rooms.reduce((sum, room) => sum + room, 0) / rooms.length,
    },
    evidence: {
      coreShare: withInterval(core.share),
      coreKept: withInterval(turnover && turnover.kept),
      coreStability: withInterval(turnover && turnover.stability),
      newFaceMeetings: withInterval(newFaceMeetings),
      renewal: withInterval(renewal),
      newcomerReturn: withInterval(returned),
      visitorConversion: withInterval(converted),
    },
  };
}
