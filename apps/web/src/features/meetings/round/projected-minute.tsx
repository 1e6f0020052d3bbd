import { useLingui } from '@lingui/react/macro';
import type { MeetingId, PersonId } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../../server/network-context';
import { useFormat } from '../../../ui/format';
import { projectedMinute } from './reads';
import styles from './round.module.css';

type Props = Readonly<{ meetingId: MeetingId; personId: PersonId }>;
type People = Readonly<{ count: number; lines: readonly Readonly<{ name: string | null }>[] }>;

/** The minute of the person who speaks, as the room may see it: to which members, no prospects and no amounts. */
export function ProjectedMinute({ meetingId, personId }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { data } = useQuery(projectedMinute(useNetwork(), meetingId, personId));
  if (!data) return null;
  const list = (part: People) => {
    const names = part.lines.map(({ name }) => name ?? t`nom effacé`);
    const more = part.count - names.length;
    return format.list(more > 0 ? [...names, t`${more} de plus`] : names);
  };
  const told = (title: string, part: People | null) =>
    part === null || part.count === 0 ? [] : [{ title, text: list(part) }];
  const parts = [
    ...told(t`Recos`, data.referrals),
    ...told(t`Mercis`, data.thanks),
    ...told(t`Tête-à-tête`, data.oneToOnes),
    ...told(t`Invités`, data.guests),
    ...(data.needs?.lines ?? []).map((text) => ({ title: t`Je cherche`, text })),
  ];
  return (
    <dl className={styles.projectedMinute}>
      {parts.map(({ title, text }, index) => (
        <div key={index}>
          <dt>{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
