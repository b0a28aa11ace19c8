import { useState } from 'react';
import { Action } from '../../components/Action.tsx';
import { Field } from '../../components/Field.tsx';
import { Submit } from '../../components/Submit.tsx';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './setup.module.css';

/** Moving in from another computer, in four steps. */
export function BringPlace({ onBack }: { readonly onBack: () => void }) {
  const { useSetup } = useStores();
  const bring = useSetup((state) => state.bring);
  const isWorking = useSetup((state) => state.isWorking);
  const [folder, setFolder] = useState('');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (folder !== '' && !isWorking) void bring(folder);
      }}
    >
      <ol className={styles['numbered']}>
        {setupTexts.bringSteps.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ol>
      <Field label={setupTexts.bringFolder} value={folder} onChange={setFolder} />
      <div className={styles['line']}>
        <Submit isWorking={isWorking}>{setupTexts.bring}</Submit>
        <Action onPress={onBack}>{setupTexts.bringBack}</Action>
      </div>
    </form>
  );
}
