import type { PersonId } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import rows from './layout/rows.module.css';

type Props = Readonly<{ personId: PersonId; className?: string | undefined; children: ReactNode }>;

/** A name that opens the person's card, and what is between the person and the reader. */
export const CardLink = ({ personId, className, children }: Props) => (
  <Link to="/who" search={{ person: personId }} className={className ?? rows.inText}>
    {children}
  </Link>
);
