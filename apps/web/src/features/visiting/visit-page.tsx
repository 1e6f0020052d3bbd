import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { VisitAnswer } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemError } from '../../server/client';
import { useFormat } from '../../ui/format';
import { VisitorsNotice } from '../../ui/further/visitors-notice';
import { useKindWords } from '../../ui/kind-words';
import { Bare } from '../../ui/layout/bare';
import { More } from '../../ui/layout/more';
import rows from '../../ui/layout/rows.module.css';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { useDeclining, visitPage } from './visit';
import { VisitForm } from './visit-form';
import { useVisitWords } from './visit-words';
import styles from './visiting.module.css';

/** The page of the morning, for a stranger who scanned the code of a meeting. */
export function VisitPage({ below }: { below: ReactNode }) {
  const { t } = useLingui();
  const words = useVisitWords();
  const secret = location.hash.slice(1);
  const { data, error, refetch } = useQuery({ ...visitPage(secret), enabled: secret !== '' });
  if (data) return <Morning secret={secret} visit={data} below={below} />;
  const isRefused = secret === '' || (error instanceof ProblemError && error.problem.status < 429);
  if (!error && !isRefused)
    return (
      <Bare title={t`Bienvenue`} below={below}>
        <ListSkeleton rows={5} />
      </Bare>
    );
  const isBroken = secret === '' || (error instanceof ProblemError && error.problem.status === 400);
  return (
    <Bare title={isRefused ? t`Cette page est fermée` : t`Bienvenue`} below={below}>
      <p role={isRefused ? undefined : 'alert'}>
        {isBroken ? (
          <Trans>Cette adresse est incomplète. Scannez le code encore une fois.</Trans>
        ) : (
          words(error)
        )}
      </p>
      {!isRefused && <Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
    </Bare>
  );
}

type Visit = VisitAnswer & Readonly<{ left: Readonly<{ name?: string; declines?: boolean }> }>;

function Morning({ secret, visit, below }: Readonly<{ secret: string; visit: Visit; below: ReactNode }>) {
  const { t } = useLingui();
  const format = useFormat();
  const kinds = useKindWords();
  const { network, meeting, agenda, hosts, cards, next, isOpen, left } = visit;
  const { price } = network;
  const name = network.name ?? t`ce réseau`;
  const times = ({ startTime, endTime }: Visit['meeting']) => {
    const [begins, ends] = [format.time(startTime), endTime && format.time(endTime)];
    return ends ? t`${begins} à ${ends}` : begins;
  };
  const openUntil = format.longDay(visit.openUntil);
  const said = (one: Visit['meeting']) => ({
    day: format.longDay(one.date),
    rest: [times(one), one.place].filter(Boolean).join(' · '),
  });
  return (
    <Bare title={name} below={below}>
      <p>
        <span className={styles.when}>{said(meeting).day}</span>
        <span className={rows.dim}>{[kinds[meeting.kind], said(meeting).rest].join(' · ')}</span>
      </p>
      {network.values && <p className={styles.values}>{network.values}</p>}
      {price && (
        <p>
          <Trans>
            Participation : <strong>{price}</strong>
          </Trans>
        </p>
      )}
      {hosts.length > 0 && (
        <p>
          <Trans>
            Pour vous accueillir : <strong>{format.list(hosts)}</strong>
          </Trans>
        </p>
      )}
      {left.name ? (
        <Left secret={secret} name={left.name} declines={left.declines ?? false} />
      ) : isOpen ? (
        <section className={rows.tight} aria-labelledby="leave">
          <h2 id="leave">
            <Trans>Laisser votre nom, si vous le souhaitez</Trans>
          </h2>
          <VisitForm secret={secret} isSupport={network.purpose === 'support'} />
        </section>
      ) : (
        <p className={rows.dim}>
          <Trans>La rencontre est passée : on ne peut plus y laisser son nom.</Trans>
        </p>
      )}
      <More label={t`Ce que ce réseau note à votre sujet`}>
        <VisitorsNotice network={name} described={network} isRead isAtMeeting />
      </More>
      {agenda.length > 0 && (
        <section className={`${rows.tight} ${styles.wide}`} aria-labelledby="agenda">
          <h2 id="agenda">
            <Trans>Ordre du jour</Trans>
          </h2>
          <ol className={styles.course}>
            {agenda.map(({ title, minutes }, item) => (
              <li key={item}>
                {title} <span className={rows.dim}>{t`${minutes} min`}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {cards.length > 0 && (
        <section className={rows.tight} aria-labelledby="cards">
          <h2 id="cards">
            <Trans>Quelques personnes présentes</Trans>
          </h2>
          <ul className={rows.tight}>
            {cards.map((card) => (
              <li key={`${card.name} ${card.company ?? ''}`}>
                <span className={rows.strong}>{card.name}</span>{' '}
                <span className={rows.dim}>{[card.sector, card.company].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {next.length > 0 && (
        <section className={rows.tight} aria-labelledby="next">
          <h2 id="next">
            <Trans>Les prochaines rencontres</Trans>
          </h2>
          <ul className={rows.tight}>
            {next.map((one) => (
              <li key={`${one.date} ${one.startTime}`}>
                <span className={styles.when}>{said(one).day}</span>
                <span className={rows.dim}>{said(one).rest}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={`${rows.small} ${rows.dim}`}>
        <Trans>Cette page reste ouverte sur cet appareil jusqu'au {openUntil} au soir.</Trans>
      </p>
    </Bare>
  );
}

type LeftProps = Readonly<{ secret: string; name: string; declines: boolean }>;

/** The name is left; whether they wish to hear from the network is theirs to say. */
function Left({ secret, name, declines }: LeftProps) {
  const words = useVisitWords();
  const declining = useDeclining(secret);
  return (
    <section className={rows.tight} aria-labelledby="left">
      <h2 id="left">
        <Trans>Merci, {name} !</Trans>
      </h2>
      <p role="status">
        {declines ? (
          <Trans>C'est noté : on ne vous recontactera pas. Téléphone et e-mail ne sont pas gardés.</Trans>
        ) : (
          <Trans>Votre nom est sur la feuille de présence : la personne qui vous accueille le voit.</Trans>
        )}
      </p>
      {declining.isError && <p role="alert">{words(declining.error)}</p>}
      {!declines && (
        <Button variant="default" loading={declining.isPending} onClick={() => declining.mutate()}>
          <Trans>Je ne souhaite pas être recontacté·e</Trans>
        </Button>
      )}
    </section>
  );
}
