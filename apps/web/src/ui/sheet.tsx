import { useLingui } from '@lingui/react/macro';
import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';

type Props = Readonly<{ opened: boolean; onClose: () => void; title: ReactNode; children: ReactNode }>;

/** From below on a phone, from the right at a desk; focus goes in and comes back. */
export function Sheet({ opened, onClose, title, children }: Props) {
  const { t } = useLingui();
  const desk = useMediaQuery('(min-width: 48em)', undefined, { getInitialValueInEffect: false });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position={desk ? 'right' : 'bottom'}
      size={desk ? '28rem' : '88%'}
      radius={desk ? 0 : 'lg'}
      padding="lg"
      closeButtonProps={{ 'aria-label': t`Fermer`, size: '2.75rem' }}
      styles={{
        title: { fontSize: '1.25rem', fontWeight: 700, lineHeight: 1.25 },
        content: { background: 'var(--surface)', ...(!desk && { height: 'auto', maxHeight: '88dvh' }) },
        header: { background: 'var(--surface)' },
      }}
    >
      {children}
    </Drawer>
  );
}
