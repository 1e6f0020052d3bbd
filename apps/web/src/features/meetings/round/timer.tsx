import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { type Round, milestone, secondsLeft } from './round.rules';
import styles from './round.module.css';

const oftenMs = 250;

/** What is left of the turn, by the clock; a screen reader hears of its half and its end alone. */
export function Timer({ round, isLarge = false }: { round: Round; isLarge?: boolean }) {
  const { t } = useLingui();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const look = () => setNow(Date.now());
    const timer = setInterval(look, oftenMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  const left = secondsLeft(round, Math.max(now, round.turnFrom ?? now));
  const said = round.turnFrom === null ? null : milestone(left, round.secondsEach);
  return (
    <>
      <p
        className={isLarge ? styles.largeTime : styles.time}
        role="timer"
        aria-label={t`Temps qui reste`}
        data-over={left <= 0 || undefined}
      >
        {clock(left)}
      </p>
      <p className="hidden-visually" role="status">
        {said === 'half' ? t`La moitié du temps est passée.` : said === 'over' ? t`Le temps est écoulé.` : ''}
      </p>
    </>
  );
}

/** `1:05`, and `+0:05` once it is over. */
export function clock(left: number): string {
  const seconds = Math.abs(left);
  return `${left < 0 ? '+' : ''}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
