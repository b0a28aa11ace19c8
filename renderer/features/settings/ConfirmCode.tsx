import { useState } from 'react';
import { Field } from '../../components/Field.tsx';
import { Submit } from '../../components/Submit.tsx';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { RecoverySheet } from '../setup/RecoverySheet.tsx';
import styles from './settings.module.css';

interface ConfirmCodeProps {
  /** The new code, on the sheet to print. */
  readonly code: string;
  readonly hint: string;
  /** What typing it again does. */
  readonly action: string;
  /** Resolves with whether it was done. */
  readonly onTyped: (typed: string) => Promise<boolean>;
  readonly onDone: () => void;
}

/** A new recovery code on its sheet, typed again from the paper before anything changes. */
export function ConfirmCode({ code, hint, action, onTyped, onDone }: ConfirmCodeProps) {
  const { useBackups, useSettings } = useStores();
  const isWorking = useBackups((state) => state.isWorking);
  const doctor = useSettings((state) => state.settings?.doctor ?? null);
  const [typed, setTyped] = useState('');
  async function apply(): Promise<void> {
    if (await onTyped(typed)) onDone();
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '' && !isWorking) void apply();
      }}
    >
      <RecoverySheet code={code} name={doctor === null ? '' : `${doctor.given} ${doctor.family}`} />
      <Field label={setupTexts.codeAgain} hint={hint} isMono value={typed} onChange={setTyped} />
      <Submit isWorking={isWorking}>{action}</Submit>
    </form>
  );
}
