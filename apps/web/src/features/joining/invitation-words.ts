import { useLingui } from '@lingui/react/macro';
import type { TodayAnswer } from '@relais/contracts';
import { useNetwork } from '../../server/network-context';
import { useFormat } from '../../ui/format';

/** The text for an invitation. */
export function useInvitationWords(next: TodayAnswer['next']) {
  const { t } = useLingui();
  const format = useFormat();
  const { name, personName } = useNetwork();
  const meets = () => {
    if (!next) return '';
    const [day, time, { place }] = [format.longDay(next.date), format.time(next.startTime), next];
    return place
      ? t`Nous nous retrouvons le ${day} à ${time} : ${place}.`
      : t`Nous nous retrouvons le ${day} à ${time}.`;
  };
  return {
    subject: t`Invitation : ${name}`,
    text: (address: string) =>
      [
        t`Bonjour,`,
        t`je vous invite à rejoindre « ${name} ».`,
        meets(),
        t`Pour venir, laissez votre nom ici : ${address}`,
        personName,
      ]
        .filter(Boolean)
        .join('\n'),
  };
}
