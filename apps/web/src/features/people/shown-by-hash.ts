import type { PersonId } from '@relais/contracts';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** The line of a person. Lists come after the page: a link to a line leads there once it is on screen. */
export function useShownByHash(personId: PersonId) {
  const line = useRef<HTMLLIElement>(null);
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (hash === `person-${personId}`) line.current?.focus();
  }, [hash, personId]);
  return line;
}
