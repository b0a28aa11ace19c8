import type { SettingsView } from '../../../shared/ipc/settingsViews.ts';
import { Field } from '../../components/Field.tsx';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import styles from './settings.module.css';

type Doctor = SettingsView['doctor'];

/** Who publishes: codice fiscale and name, as the card and the settings have them. */
export function DoctorFields({
  doctor,
  onChange,
}: {
  readonly doctor: Doctor;
  readonly onChange: (doctor: Doctor) => void;
}) {
  const set = (part: keyof Doctor) => (value: string) => {
    onChange({ ...doctor, [part]: value });
  };
  return (
    <>
      <Field
        label={setupTexts.codiceFiscale}
        width={20}
        isMono
        value={doctor.codiceFiscale}
        onChange={set('codiceFiscale')}
      />
      <div className={styles['line']}>
        <Field
          label={setupTexts.family}
          width={20}
          value={doctor.family}
          onChange={set('family')}
        />
        <Field label={setupTexts.given} width={20} value={doctor.given} onChange={set('given')} />
      </div>
    </>
  );
}
