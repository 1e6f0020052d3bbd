import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Entry } from '../../server/outbox/entry';
import { useRefusal } from '../../server/refusals';
import { Icon } from '../../ui/theme/icons';
import { useDropping } from '../../ui/use-dropping';
import styles from './saving.module.css';
import type { Saving } from './use-saving';

const route = getRouteApi('/signed-in/');

type Props = Readonly<{
  saving: Saving;
  /** Nothing new is entered yet. */
  isUntouched: boolean;
  label: string;
  withdrawLabel: string;
  extra?: ReactNode;
}>;

/** The button in reach of the thumb and, above it, what was just saved. */
export function SaveBar({ saving, isUntouched, label, withdrawLabel, extra }: Props) {
  const { t } = useLingui();
  const { said, isUndoable, refused, isKept } = saving;
  const [first, ...others] = said?.entries ?? [];
  const name = first?.about.name ?? '';
  const stands = said?.state === 'undoable' || said?.state === 'saved';
  return (
    <div className={styles.bar}>
      {!isKept && (
        <p className={styles.unkept}>
          <Trans>
            Cet appareil ne peut rien garder : ce que tu enregistres part dès que possible, mais se perd si tu
            fermes cette page avant.
          </Trans>
        </p>
      )}
      <div
        role="status"
        className={styles.said}
        data-leads={((stands || refused) && isUntouched) || undefined}
      >
        {refused && <Refused entry={refused} />}
        {stands && !refused && (
          <div className={styles.note}>
            <span className={styles.mark} data-given={first?.kind === 'referral' || undefined}>
              <Icon name="check" size={18} />
            </span>
            <span className={styles.words}>
              {others.length === 0 ? (
                <Trans>Enregistré pour {name}</Trans>
              ) : (
                <Plural
                  value={others.length}
                  one={`Enregistré pour ${name} et # autre`}
                  other={`Enregistré pour ${name} et # autres`}
                />
              )}
            </span>
            <Button
              variant="subtle"
              px="xs"
              onClick={() => void (isUndoable ? saving.undo() : saving.withdraw())}
              className={styles.undo}
            >
              {isUndoable ? t`Annuler` : withdrawLabel}
            </Button>
            {extra}
          </div>
        )}
      </div>
      <div className={styles.foot}>
        <p role="status" className={styles.over}>
          {said?.state === 'undone' && <Trans>C'est annulé.</Trans>}
          {said?.state === 'withdrawn' && <Trans>C'est retiré.</Trans>}
        </p>
        <Button type="submit" fullWidth size="lg" className={styles.save}>
          {label}
        </Button>
      </div>
    </div>
  );
}

/** It was taken back from those that are saved: why, and what to do. */
function Refused({ entry }: { entry: Entry }) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const navigate = route.useNavigate();
  const drop = useDropping();
  const { id, about, problem } = entry;
  return (
    <div className={styles.note} data-refused>
      <span className={styles.words}>
        <Trans>Pas enregistré pour {about.name}.</Trans> {problem && refusal.sentence(problem)}
      </span>
      <Button
        variant="subtle"
        px="xs"
        className={styles.undo}
        onClick={() => void navigate({ search: (now) => ({ ...now, correct: id }) })}
      >
        {t`Corriger`}
      </Button>
      <Button variant="subtle" px="xs" className={styles.undo} onClick={() => void drop(entry)}>
        {t`Abandonner`}
      </Button>
    </div>
  );
}
