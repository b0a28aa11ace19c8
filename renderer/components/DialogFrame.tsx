import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './DialogFrame.module.css';

/** A dialog over the screen; Esc leaves it. What it holds is built anew each time it opens. */
export function DialogFrame({
  isOpen = true,
  onClose,
  children,
}: {
  readonly isOpen?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={styles['veil'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''}>{children}</Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What a dialog says and asks, under its title; it scrolls between what stands above and the foot. */
export function DialogBody({
  title,
  children,
}: {
  readonly title: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['body']}>
      <Heading slot="title" level={2}>
        {title}
      </Heading>
      {children}
    </div>
  );
}

/** The acts of a dialog: the way out at the left, the act at the right, what stays as it is between them. */
export function DialogFoot({
  leave,
  note,
  children,
}: {
  readonly leave: ReactNode;
  readonly note?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles['foot']}>
      {leave}
      {note !== undefined && <span className={styles['note']}>{note}</span>}
      <span className={styles['right']}>{children}</span>
    </div>
  );
}
