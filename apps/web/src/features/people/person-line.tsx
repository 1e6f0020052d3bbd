import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { dayAfter } from '@relais/contracts/rules';
import { useState } from 'react';
import { ProblemError } from '../../server/client';
import { useRefusal } from '../../server/refusals';
import { useFormat } from '../../ui/format';
import listing from '../../ui/layout/listing.module.css';
import rows from '../../ui/layout/rows.module.css';
import { PersonLink } from '../../ui/further/person-link';
import { useRoleWords } from '../../ui/further/role-words';
import { SuspendedRole } from './access-tools';
import { useBecauseWords } from './because-words';
import { type Listed, nameOf } from './directory';
import { MemberTools } from './member-tools';
import { OtherTools } from './other-tools';
import styles from './people.module.css';
import { useShownByHash } from './shown-by-hash';

/** The person and what is known of them; the tools come with « Modifier ». */
export function PersonLine({ listed: { person, member, likes } }: Readonly<{ listed: Listed }>) {
  const { t } = useLingui();
  const line = useShownByHash(person.personId);
  const refusal = useRefusal();
  const [isOpen, setOpen] = useState(false);
  const [refused, setRefused] = useState<Error | null>(null);
  const name = nameOf(person) ?? t`sans nom`;
  const known = useKnownOf({ person, member, likes });
  return (
    <li ref={line} className={`${listing.line} ${styles.person}`} tabIndex={-1}>
      <div>
        <p className={rows.strong}>{name}</p>
        <p className={`${rows.small} ${rows.dim}`}>{known.join(' · ')}</p>
        {likes.map((like) => (
          <p key={like.personId} className={rows.small}>
            <Trans>
              Ressemble à <PersonLink personId={like.personId} name={nameOf(like) ?? t`sans nom`} />.
            </Trans>
          </p>
        ))}
        {member && person.isMember && <SuspendedRole member={member} name={name} onError={setRefused} />}
        {refused && (
          <p role="alert" className={rows.small}>
            {refused instanceof ProblemError
              ? refusal.sentence(refused.problem)
              : t`Le serveur ne répond pas. Réessaie.`}
          </p>
        )}
      </div>
      <Button
        variant="subtle"
        className={styles.screenOnly}
        aria-expanded={isOpen}
        aria-label={isOpen ? t`Fermer ${name}` : t`Modifier ${name}`}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? t`Fermer` : t`Modifier`}
      </Button>
      {isOpen && (
        <div className={styles.tools}>
          {member && person.isMember ? (
            <MemberTools person={person} member={member} name={name} onError={setRefused} />
          ) : (
            <OtherTools person={person} member={member} name={name} />
          )}
        </div>
      )}
    </li>
  );
}

/** What is known of a person, in a few words each. */
function useKnownOf({ person, member }: Listed): string[] {
  const { t } = useLingui();
  const format = useFormat();
  const roleWord = useRoleWords();
  const because = useBecauseWords();
  const since = person.isMember && member?.joinedOn && format.shortDayYear(member.joinedOn);
  const end = person.isMember ? member?.leftOn : person.leftOn;
  const last = end && format.shortDayYear(dayAfter(end, -1));
  const reason = person.leftBecause && because[person.leftBecause];
  const seen = !person.isMember && person.lastSeenOn && format.shortDayYear(person.lastSeenOn);
  const words = [
    person.isMember && member && member.role !== 'member' && roleWord(member.role),
    since && t`membre depuis le ${since}`,
    last && (reason ? t`membre jusqu'au ${last} (${reason})` : t`membre jusqu'au ${last}`),
    seen && t`dernière venue le ${seen}`,
    person.isInvited && person.name !== null && person.address,
    person.isInvited && t`encore aucune venue`,
  ].flatMap((word) => word || []);
  return words.length > 0
    ? words
    : [person.isMember ? t`membre` : t`personne connue ici, encore aucune venue`];
}
