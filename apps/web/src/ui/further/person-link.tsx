import type { PersonId } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import rows from '../layout/rows.module.css';

/** A name that opens the person in the list of people, for organisers. */
export const PersonLink = ({ personId, name }: Readonly<{ personId: PersonId; name: string }>) => (
  <Link to="/people" hash={`person-${personId}`} className={rows.inText}>
    {name}
  </Link>
);
