import type { SetupView } from '../../../shared/ipc/areas/setup.ts';
import { Action } from '../../components/Action.tsx';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { CheckRow } from './CheckRows.tsx';
import checks from './checks.module.css';
import styles from './setup.module.css';

/** The end of the first run: what is done in green, what can wait in amber. */
export function Checklist({ setup }: { readonly setup: SetupView }) {
  const { useSetup } = useStores();
  const finish = useSetup((state) => state.finish);
  return (
    <div className={styles['form']}>
      <ul className={checks['rows']}>
        {setup.steps.map(({ step, isDone }) => (
          <CheckRow
            key={step}
            name={setupTexts.steps[step]}
            isGood={isDone}
            fact={isDone ? setupTexts.done : setupTexts.missing}
          />
        ))}
      </ul>
      <Action isMain onPress={() => void finish()}>
        {setupTexts.finish}
      </Action>
    </div>
  );
}
