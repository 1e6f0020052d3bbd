import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useNetwork } from '../../server/network-context';
import type { Ledger } from '../../server/reads';
import { useFormat } from '../../ui/format';
import { More } from '../../ui/layout/more';
import { Lead } from '../../ui/layout/page';
import styles from './ledger.module.css';
import type { LedgerFigure } from './lines-behind';
import { LinesLink } from './lines-link';
import { useWords } from './words';

type Props = Readonly<{ summary: Ledger['summary']; isSumOnly: boolean }>;

export function Summary({ summary, isSumOnly }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const format = useFormat();
  const words = useWords();
  const { given, received, peopleGivenTo, peopleReceivedFrom, leadsGiven, leadsReceived } = summary;
  const money = (cents: number) => format.money(cents, network);
  const people = (opens: LedgerFigure, words: string) => (
    <LinesLink opens={opens} isByPerson className={styles.opens}>
      {words}
    </LinesLink>
  );
  const gifts = t`${plural(given, { one: '# reco', other: '# recos' })}`;
  const to = people('given', t`${plural(peopleGivenTo, { one: 'une personne', other: '# personnes' })}`);
  const from = people(
    'received',
    t`${plural(peopleReceivedFrom, { one: "d'une personne", other: 'de # personnes' })}`,
  );
  const gave =
    given === 0 ? (
      t`je n'ai encore donné aucune reco`
    ) : (
      <Trans>
        j'ai donné {gifts} à {to}
      </Trans>
    );
  const got =
    received === 0 ? (
      t`je n'en ai encore reçu aucune`
    ) : (
      <Trans>
        j'en ai reçu {received} {from}
      </Trans>
    );
  const leads = (opens: LedgerFigure, count: number) =>
    count > 0 && (
      <LinesLink opens={opens} className={styles.opens}>
        {t`et ${plural(count, { one: '# piste', other: '# pistes' })}`}
      </LinesLink>
    );
  return (
    <section className={styles.summary} aria-label={t`En bref`}>
      <Lead word={given + received === 0 ? t`Pas encore de reco` : words.balance(summary.balance)}>
        <Trans>
          {gave} et {got}.
        </Trans>
      </Lead>
      <dl className={`${styles.tiles} figures`}>
        <Tile opens="given" label={t`J'ai donné`} figure={String(given)}>
          {leads('leads-given', leadsGiven)}
        </Tile>
        <Tile opens="received" label={t`J'ai reçu`} figure={String(received)}>
          {leads('leads-received', leadsReceived)}
        </Tile>
        <Tile opens="brought-in" label={t`Affaires conclues grâce à moi`} figure={money(summary.broughtIn)}>
          <LinesLink opens="earned" className={styles.opens}>
            <Trans>grâce aux autres : {money(summary.earned)}</Trans>
          </LinesLink>
        </Tile>
      </dl>
      {isSumOnly && (
        <p className={styles.rule}>
          <Trans>
            Les règles du réseau ne te montrent que la somme des affaires conclues grâce à toi : chaque
            montant n'est connu que de la personne qui te remercie.
          </Trans>
        </p>
      )}
    </section>
  );
}

type TileProps = Readonly<{ opens: LedgerFigure; label: string; figure: string; children?: ReactNode }>;

const Tile = ({ opens, label, figure, children }: TileProps) => (
  <div className={styles.tile}>
    <dt className={styles.label}>{label}</dt>
    <dd className={styles.figure}>
      <LinesLink opens={opens} className={styles.opens} aria-label={`${label}, ${figure}`}>
        {figure}
      </LinesLink>
    </dd>
    {children && <dd className={styles.note}>{children}</dd>}
  </div>
);

export function HowCounted() {
  const { t } = useLingui();
  return (
    <More label={t`Comment c'est compté`}>
      <p className={styles.rule}>
        <Trans>
          Une reco compte quand elle est pour soi-même, ou pour quelqu'un qui a donné son accord ou qui
          appelle lui-même. Les pistes (pas encore d'accord), ce qui est retiré ou contesté et les clients
          déjà connus ne comptent pas. Les affaires sont les montants hors taxes que la personne qui a reçu la
          reco a déclarés en disant merci.
        </Trans>
      </p>
    </More>
  );
}
