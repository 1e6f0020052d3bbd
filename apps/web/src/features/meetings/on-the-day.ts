import type { MeetingAnswer } from '@relais/contracts';

type Spanned = Pick<MeetingAnswer, 'onTheDay'>;

const hour = 3_600_000;

export const isOnTheDay = ({ onTheDay }: Spanned, now: number): boolean =>
  onTheDay !== null && Date.parse(onTheDay.from) <= now && now <= Date.parse(onTheDay.until);

/** "On the day" is from one hour before the start. */
export const hasBegun = ({ onTheDay }: Spanned, now: number): boolean =>
  onTheDay !== null && Date.parse(onTheDay.from) + hour <= now;
