import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from '../layout/listing.module.css';

/** A form beside a list. Where there is no room beside it, the list leads and a button opens the form. */
export function BesideList({
  label,
  startsOpen = false,
  children,
}: Readonly<{ label: string; startsOpen?: boolean; children: ReactNode }>) {
  const [isOpen, setOpen] = useState(startsOpen);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) form.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [isOpen]);
  return (
    <>
      {!isOpen && (
        <div className={styles.opener}>
          <Button variant="default" onClick={() => setOpen(true)}>
            {label}
          </Button>
        </div>
      )}
      <div ref={form} className={styles.beside} data-open={isOpen || undefined}>
        {children}
      </div>
    </>
  );
}
