import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useState } from 'react';
import { ProblemError } from '../server/client';
import { useRefusal } from '../server/refusals';
import { type Notice, hush, openPlace, say, useShown } from './notices';
import styles from './notices.module.css';
import { Icon } from './theme/icons';

const shownMs = 10_000;

/** The place of notices: on the page, or on the sheet above it. */
export function NoticePlace() {
  const place = useId();
  const { notice, places } = useShown();
  useEffect(() => openPlace(place), [place]);
  return (
    <div role="status" className={styles.place}>
      {notice && places.at(-1) === place && <Said key={notice.id} notice={notice} />}
    </div>
  );
}

/** It stays as long as the pointer or the focus is on it. */
function Said({ notice: { text, undo } }: { notice: Notice }) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const [isHeld, setHeld] = useState(false);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (isHeld || isBusy) return undefined;
    const timer = setTimeout(hush, shownMs);
    return () => clearTimeout(timer);
  }, [isHeld, isBusy]);
  const takeBack = async () => {
    setBusy(true);
    try {
      await undo?.();
      say(t`C'est annulé.`);
    } catch (error) {
      say(
        error instanceof ProblemError
          ? refusal.sentence(error.problem)
          : t`Pas de réponse : c'est peut-être annulé. Recharge la page pour le voir.`,
      );
    }
  };
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <div
      className={styles.notice}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <p>{text}</p>
      {undo && (
        <button type="button" className={styles.undo} disabled={isBusy} onClick={() => void takeBack()}>
          {t`Annuler`}
        </button>
      )}
      <button type="button" className={styles.close} aria-label={t`Masquer`} onClick={hush}>
        <Icon name="close" size={20} />
      </button>
    </div>
  );
}
