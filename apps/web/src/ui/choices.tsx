import type { ReactNode } from 'react';
import styles from './choices.module.css';

export type Choice<V extends string> = Readonly<{
  value: V;
  label: string;
  hint?: string | undefined;
  /** At the end of the card. */
  aside?: ReactNode;
}>;

type Props<V extends string> = Readonly<{
  legend: ReactNode;
  name: string;
  choices: readonly Choice<V>[];
  value: V | null;
  onChange: (value: V) => void;
  /** Side by side even on the smallest screen; otherwise one under the other until there is room. */
  compact?: boolean;
  /** How else they are arranged. */
  className?: string | undefined;
  error?: string | null;
}>;

/** Radio buttons as cards: the native inputs bring keyboard, names and states. */
export function Choices<V extends string>({
  legend,
  name,
  choices,
  value,
  onChange,
  compact,
  className,
  error,
}: Props<V>) {
  return (
    <fieldset aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={className ?? (compact ? styles.row : styles.grid)}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.card}>
            <input
              type="radio"
              className="hidden-visually"
              name={name}
              aria-invalid={error ? true : undefined}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint && <small className={styles.hint}>{choice.hint}</small>}
            </span>
            {choice.aside && <span className={styles.aside}>{choice.aside}</span>}
          </label>
        ))}
      </div>
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </fieldset>
  );
}

export const FieldError = ({ id, children }: { id: string; children: ReactNode }) => (
  <p id={id} className={styles.error}>
    {children}
  </p>
);

export const Legend = ({ children }: { children: ReactNode }) => (
  <legend className={styles.legend}>{children}</legend>
);
