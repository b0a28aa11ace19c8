import { useEffect, useState } from 'react';
import { Action } from '../../components/Action.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { DoctorFields } from '../settings/DoctorFields.tsx';
import styles from './setup.module.css';

/** A name as registers write it: `ALESSANDRO MANZONI` in two fields, split at the last blank. */
function splitName(holder: string): { readonly given: string; readonly family: string } {
  const words = holder.trim().split(/\s+/);
  return { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' };
}

/** Step 1: who publishes, read from the card where there is one. */
export function DoctorStep() {
  const { useSetup, useChecks } = useStores();
  const known = useSetup((state) => state.setup?.doctor ?? null);
  const save = useSetup((state) => state.doctor);
  const isWorking = useSetup((state) => state.isWorking);
  const card = useChecks((state) => state.card);
  const trying = useChecks((state) => state.trying);
  const tryCard = useChecks((state) => state.tryCard);
  const [doctor, setDoctor] = useState(known ?? { codiceFiscale: '', family: '', given: '' });
  const signer =
    card?.certificates.find(
      (each) => each.codiceFiscale !== null && each.holderName !== each.codiceFiscale,
    ) ?? card?.certificates.find((each) => each.codiceFiscale !== null);
  useEffect(() => {
    const codiceFiscale = signer?.codiceFiscale ?? null;
    if (signer === undefined || codiceFiscale === null) return;
    const name = signer.holderName === codiceFiscale ? null : splitName(signer.holderName);
    setDoctor((typed) => ({ ...typed, codiceFiscale, ...name }));
  }, [signer]);
  const isComplete = doctor.codiceFiscale !== '' && doctor.family !== '' && doctor.given !== '';
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) void save(doctor);
      }}
    >
      <div className={styles['line']}>
        <Action isMain={!isComplete} onPress={() => void tryCard()}>
          {trying === 'card' ? setupTexts.readingCard : setupTexts.readCard}
        </Action>
        <span className={styles['quiet']}>{setupTexts.typeThem}</span>
      </div>
      {signer !== undefined && <Note kind="ok" title={setupTexts.readFrom(signer.holderName)} />}
      {card !== null && signer === undefined && card.obstacle !== null && (
        <ErrorNote error={card.obstacle} kind="warn" />
      )}
      <DoctorFields doctor={doctor} onChange={setDoctor} />
      <Submit isWorking={isWorking}>{setupTexts.save}</Submit>
    </form>
  );
}
