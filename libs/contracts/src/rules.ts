/** Rules that need no server, for forms too: pure functions that bring no schemas into the browser. */
export {
  dayAfter,
  daysBetween,
  hasCome,
  isLastOfMonth,
  latestDayAt,
  nthOfMonth,
  weekdayOf,
  yearsAfter,
} from './values/days';
export { usualBusinessTalk } from './values/business-talk';
export { longest, longestNeedDays } from './limits';
export { agendaProblem, mostAgendaItems } from './meetings/agenda-minutes';
export { isNextDay, isTooLong } from './values/local-times';
export { isInOrder, isRunningOn } from './values/membership-days';
export { decimalAmount, isAmount, minorUnits } from './values/money';
export { isInTheRoom } from './attendance/room';
export { presetsOf } from './attendance/presets';
export { countsFrom, isProspectCalled, mayAgreeOn, mayHaveContact } from './prospects';
