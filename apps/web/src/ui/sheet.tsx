import { useLingui } from '@lingui/react/macro';
import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import styles from './sheet.module.css';

type Props = Readonly<{ opened: boolean; onClose: () => void; title: ReactNode; children: ReactNode }>;

/** From below on a phone, from the right at a desk; focus goes in and comes back. */
export function Sheet({ opened, onClose, title, children }: Props) {
  const { t } = useLingui();
  const desk = useMediaQuery('(min-width: 48em)', undefined, { getInitialValueInEffect: false });
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position={desk ? 'right' : 'bottom'}
      size={desk ? '28rem' : '88%'}
      radius={desk ? 0 : 'lg'}
      classNames={{ content: desk ? (styles.side ?? '') : (styles.below ?? '') }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Not Drawer.Header: a second banner would stand in the page. */}
        <div className={styles.head}>
          <Drawer.Title className={styles.title}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t`Fermer`} size="2.75rem" />
        </div>
        <div className={styles.body}>{children}</div>
      </Drawer.Content>
    </Drawer.Root>
  );
}
