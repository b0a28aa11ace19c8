import { useState } from 'react';
import type { AppError } from '../../../shared/errors/appError.ts';
import type { UnreadableView } from '../../../shared/ipc/unsignedViews.ts';
import { Action } from '../../components/Action.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { todayTexts } from '../../i18n/it/todayTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './today.module.css';

function One({
  document: { documentId, patient, version, replaces, error },
}: {
  readonly document: UnreadableView;
}) {
  const { useUnsigned } = useStores();
  const withdraw = useUnsigned((state) => state.withdraw);
  const [failure, setFailure] = useState<AppError | null>(null);
  return (
    <li>
      <p>
        <b>{patient.family}</b> {patient.given}{' '}
        <span className={styles['small']}>
          {replaces === null ? todayTexts.firstProfile : todayTexts.replaces(version)}
        </span>
      </p>
      <ErrorNote error={error} isAlert={false}>
        <Action
          isSlim
          onPress={() => {
            void withdraw(documentId).then((gone) => {
              setFailure(gone.ok ? null : gone.error);
            });
          }}
        >
          {todayTexts.remove}
        </Action>
      </ErrorNote>
      {failure !== null && <ErrorNote error={failure} />}
    </li>
  );
}

/** Profiles that wait for their signature and cannot be read: whose they are, why, and the way out of each. */
export function Unreadable({ documents }: { readonly documents: readonly UnreadableView[] }) {
  if (documents.length === 0) return null;
  return (
    <ul className={styles['calls']}>
      {documents.map((document) => (
        <One key={document.documentId} document={document} />
      ))}
    </ul>
  );
}
