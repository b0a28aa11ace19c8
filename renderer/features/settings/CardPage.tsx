import { useState } from 'react';
import type { SettingsView } from '../../../shared/ipc/settingsViews.ts';
import { Action } from '../../components/Action.tsx';
import { Field } from '../../components/Field.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { CardChecks } from '../setup/CheckRows.tsx';
import styles from './settings.module.css';
import { useSaveSettings } from './useSaveSettings.ts';

/** The driver of the card and its trial. */
export function CardPage({ settings }: { readonly settings: SettingsView }) {
  const { useChecks } = useStores();
  const card = useChecks((state) => state.card);
  const trying = useChecks((state) => state.trying);
  const failure = useChecks((state) => state.failure);
  const tryCard = useChecks((state) => state.tryCard);
  const save = useSaveSettings();
  const [module, setModule] = useState(settings.cardModule ?? '');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void save({ cardModule: module.trim() === '' ? null : module.trim() });
      }}
    >
      <div className={styles['line']}>
        <Action isMain onPress={() => void tryCard()}>
          {trying === 'card' ? setupTexts.trying : settingsTexts.tryCard}
        </Action>
      </div>
      {failure !== null && <ErrorNote error={failure} />}
      {card !== null && <CardChecks trial={card} />}
      <Field
        label={settingsTexts.module}
        hint={settingsTexts.moduleHint}
        isMono
        value={module}
        onChange={setModule}
      />
      <Submit>{settingsTexts.save}</Submit>
    </form>
  );
}
