import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { Member } from '../../server/reads';
import { CardLink } from '../../ui/card-link';
import { initials } from '../../ui/format';
import rows from '../../ui/layout/rows.module.css';
import styles from './cards.module.css';

/** What a member says of themselves, and how they are called where they show it. */
export function CardOf({ member, isLinked = false }: Readonly<{ member: Member; isLinked?: boolean }>) {
  const { t } = useLingui();
  const { personId, sector, company, presentation, goodContact, needs, phone, tel } = member;
  const name = member.name ?? t`nom effacé`;
  const trade = [sector, company].filter(Boolean).join(' · ');
  return (
    <div className={styles.card}>
      <span className={styles.initials} aria-hidden="true">
        {initials(name)}
      </span>
      <div className={styles.said}>
        {isLinked && (
          <CardLink personId={personId} className={styles.name}>
            {name}
          </CardLink>
        )}
        {trade && <p className={isLinked ? `${rows.dim} ${rows.small}` : rows.strong}>{trade}</p>}
        {presentation && <p>{presentation}</p>}
        {goodContact && (
          <p>
            <Trans>
              <span className={rows.dim}>Un bon contact pour moi, c'est</span> {goodContact}
            </Trans>
          </p>
        )}
        {needs.map(({ needId, text }) => (
          <p key={needId}>
            <Trans>
              <span className={rows.dim}>Je cherche</span> {text}
            </Trans>
          </p>
        ))}
        {phone && tel && (
          <Button
            component="a"
            href={`tel:${tel}`}
            variant="default"
            className={styles.call}
            aria-label={t`Appeler ${name} : ${phone}`}
          >
            {phone}
          </Button>
        )}
      </div>
    </div>
  );
}
