import { Children, type ReactNode } from 'react';
import { Icon } from '../../ui/theme/icons';
import styles from './sign-in.module.css';

/** Read out when it comes; nothing where there is nothing to say. */
export const SignInProblem = ({ children }: { children: ReactNode }) => (
  <div role="alert">
    {Children.toArray(children).length > 0 && (
      <p className={styles.problem}>
        <Icon name="clock" size={20} />
        <span>{children}</span>
      </p>
    )}
  </div>
);
