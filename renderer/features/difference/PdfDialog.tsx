import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Action } from '../../components/Action.tsx';
import { differenceTexts } from '../../i18n/it/differenceTexts.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { PdfPreview } from '../review/PdfPreview.tsx';
import styles from './pdfDialog.module.css';

/** The pages of a document over the screen, to be read and printed. */
export function PdfDialog({
  documentId,
  onClose,
}: {
  readonly documentId: string;
  readonly onClose: () => void;
}) {
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
            <Action
              onPress={() => {
                window.print();
              }}
            >
              {differenceTexts.print}
            </Action>
            <Action keys={signingTexts.escape} onPress={onClose}>
              {differenceTexts.close}
            </Action>
          </div>
          <div className={styles['pages']} data-print>
            <PdfPreview documentId={documentId} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
