import { useCallback, useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { AppError } from '../../../shared/errors/appError.ts';
import { Action } from '../../components/Action.tsx';
import { differenceTexts } from '../../i18n/it/differenceTexts.ts';
import { ErrorNote } from '../../components/Note.tsx';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { PdfPreview } from '../review/PdfPreview.tsx';
import styles from './pdfDialog.module.css';

/**
 * Prints the pages once the trail has recorded it, also by the keys of every program; answers how to print and why it
 * was not printed.
 */
function usePrinting(documentId: string): {
  readonly print: () => void;
  readonly failure: AppError | null;
} {
  const { api } = useStores();
  const [failure, setFailure] = useState<AppError | null>(null);
  const print = useCallback(() => {
    void api.ask('documents.printed', { documentId }).then((noted) => {
      setFailure(noted.ok ? null : noted.error);
      if (noted.ok) window.print();
    });
  }, [api, documentId]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      print();
    };
    window.addEventListener('keydown', listen, true);
    return () => {
      window.removeEventListener('keydown', listen, true);
    };
  }, [print]);
  return { print, failure };
}

/** The pages of a document over the screen, to be read and printed. */
export function PdfDialog({
  documentId,
  onClose,
}: {
  readonly documentId: string;
  readonly onClose: () => void;
}) {
  const { print, failure } = usePrinting(documentId);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={styles['veil'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''}>
          <div className={styles['head']}>
            <Heading slot="title" level={2}>
              {differenceTexts.pdfTitle}
            </Heading>
            <Action keys={differenceTexts.printKeys} onPress={print}>
              {differenceTexts.print}
            </Action>
            <Action keys={signingTexts.escape} onPress={onClose}>
              {differenceTexts.close}
            </Action>
            {failure !== null && <ErrorNote error={failure} />}
          </div>
          <div className={styles['pages']} data-print>
            <PdfPreview documentId={documentId} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
