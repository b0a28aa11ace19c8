import { useState } from 'react';
import { organisations } from '../../../shared/fse/organisations.ts';
import type { SettingsView } from '../../../shared/ipc/settingsViews.ts';
import { Choice } from '../../components/Field.tsx';
import { Submit } from '../../components/Submit.tsx';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { DoctorFields } from './DoctorFields.tsx';
import styles from './settings.module.css';
import { useSaveSettings } from './useSaveSettings.ts';

/** Who publishes, and for which health unit. */
export function DoctorPage({ settings }: { readonly settings: SettingsView }) {
  const save = useSaveSettings();
  const [doctor, setDoctor] = useState(settings.doctor);
  const { azienda, repository } = settings.organisation;
  const [code, setCode] = useState(azienda.code);
  const isListed = organisations.some((each) => each.code === azienda.code);
  const all = isListed ? organisations : [{ ...azienda, repository }, ...organisations];
  const chosen = all.find((each) => each.code === code) ?? { ...azienda, repository };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const { code: aziendaCode, name, repository: number } = chosen;
        void save({
          doctor,
          organisation: { azienda: { code: aziendaCode, name }, repository: number },
        });
      }}
    >
      <DoctorFields doctor={doctor} onChange={setDoctor} />
      <Choice
        label={setupTexts.azienda}
        value={code}
        options={all.map((each) => ({ value: each.code, label: each.name }))}
        onChange={setCode}
        hint={`${setupTexts.repository(chosen.repository)}. ${setupTexts.region}`}
      />
      <Submit>{settingsTexts.save}</Submit>
    </form>
  );
}
