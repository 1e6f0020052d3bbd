import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { TodayAnswer } from '@relais/contracts';
import { formats } from '../../../ui/format';

type Said = Readonly<{
  network: string;
  date: string;
  room: number;
  guests: number;
  /** First names that the host ticked. */
  welcomed: readonly string[];
  referrals: number;
  next: TodayAnswer['next'];
}>;

/** A text for the chat of the group: who was there in numbers, never who was missing (DOMAIN.md, "Privacy"). */
export function summary(
  i18n: I18n,
  { network, date, room, guests, welcomed, referrals, next }: Said,
): string {
  const format = formats(i18n.locale);
  const day = format.longDay(date);
  const names = format.list(welcomed);
  return [
    i18n._(msg`${network}, ${day}`),
    [
      i18n._(msg`${plural(room, { one: '# personne dans la salle', other: '# personnes dans la salle' })}`),
      guests > 0 && i18n._(msg`${plural(guests, { one: 'dont # invité', other: 'dont # invités' })}`),
    ]
      .filter(Boolean)
      .join(', ')
      .concat('.'),
    welcomed.length > 0 && i18n._(msg`Bienvenue à ${names} !`),
    referrals > 0 &&
      i18n._(
        msg`${plural(referrals, { one: '# reco donnée ce jour-là.', other: '# recos données ce jour-là.' })}`,
      ),
    next && nextIn(i18n, next),
  ]
    .filter(Boolean)
    .join('\n');
}

function nextIn(i18n: I18n, { date, startTime, place }: NonNullable<Said['next']>): string {
  const format = formats(i18n.locale);
  const [day, time] = [format.longDay(date), format.time(startTime)];
  return place
    ? i18n._(msg`Prochaine rencontre : ${day} à ${time}, ${place}.`)
    : i18n._(msg`Prochaine rencontre : ${day} à ${time}.`);
}
