import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { NoticePlace } from '../notice-place';
import { Icon } from '../theme/icons';
import styles from './sheet.module.css';

type Content = Readonly<{
  onClose: () => void;
  title: ReactNode;
  /** In its place on the page, which stays in use, rather than over it. */
  isBeside?: boolean;
  children: ReactNode;
}>;
type Props = Content & Readonly<{ opened: boolean }>;

/** A sheet from below on a phone, from the right at a desk; the focus goes in and comes back. */
export const Sheet = ({ opened, ...content }: Props) => (opened ? <OpenSheet {...content} /> : null);

function OpenSheet({ onClose, title, isBeside = false, children }: Content) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (isBeside) element?.show();
    else element?.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    // Gives the focus back, while the element is still there.
    return () => element?.close();
  }, [isBeside]);
  const sheet = (
    <dialog
      ref={dialog}
      role="dialog"
      className={isBeside ? styles.beside : styles.sheet}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={({ key }) => isBeside && key === 'Escape' && onClose()}
      onClose={() => !dialog.current?.open && onClose()}
      onClick={({ target }) => !isBeside && target === dialog.current && onClose()}
    >
      <div className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className={styles.close} aria-label={t`Fermer`} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className={styles.body}>{children}</div>
      {!isBeside && <NoticePlace />}
    </dialog>
  );
  return isBeside ? sheet : createPortal(sheet, document.body);
}
