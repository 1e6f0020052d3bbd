import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MeetingAnswer } from '@relais/contracts';
import { formats } from '../../../ui/format';

type Said = Readonly<{
  network: string;
  from: string | null;
  meeting: Pick<MeetingAnswer, 'date' | 'startTime' | 'place'>;
}>;

/** The text for a guest, to be sent from the member's own phone. Says *vous*. */
export function invitation(i18n: I18n, { network, from, meeting }: Said): string {
  const format = formats(i18n.locale);
  const [day, time] = [format.longDay(meeting.date), format.time(meeting.startTime)];
  const { place } = meeting;
  return [
    i18n._(msg`Bonjour,`),
    place
      ? i18n._(msg`je vous invite à une rencontre de notre réseau, ${network} : ${day} à ${time}, ${place}.`)
      : i18n._(msg`je vous invite à une rencontre de notre réseau, ${network} : ${day} à ${time}.`),
    i18n._(msg`Venez voir, sans engagement. Je vous y attends.`),
    from,
  ]
    .filter(Boolean)
    .join('\n');
}
