import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export type Printing = Readonly<{ only: string | null; print: (only: string | null) => void }>;

/** Prints every paper, or one alone; the browser's own menu prints every paper. */
export function usePrinting(): Printing {
  const [only, setOnly] = useState<string | null>(null);
  useEffect(() => {
    const all = () => setOnly(null);
    addEventListener('afterprint', all);
    return () => removeEventListener('afterprint', all);
  }, []);
  return {
    only,
    print(chosen) {
      flushSync(() => setOnly(chosen));
      window.print();
    },
  };
}
