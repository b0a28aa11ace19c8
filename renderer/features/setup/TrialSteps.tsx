import { useEffect } from 'react';
import { Action } from '../../components/Action.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { AuthoritiesPlace } from '../settings/AuthoritiesPlace.tsx';
import { CardChecks, ConnectionChecks } from './CheckRows.tsx';
import { TransmissionTrial } from './TransmissionTrial.tsx';
import styles from './setup.module.css';

function GoOn({
  step,
  isDone,
}: {
  readonly step: 'card' | 'connection';
  readonly isDone: boolean;
}) {
  const { useSetup } = useStores();
  const goOn = useSetup((state) => state.goOn);
  return (
    <Action isMain={isDone} onPress={() => void goOn(step)}>
      {isDone ? setupTexts.goOn : setupTexts.later}
    </Action>
  );
}

/** Step 3: reader, driver and certificates of the card. */
export function CardStep() {
  const { useChecks } = useStores();
  const card = useChecks((state) => state.card);
  const trying = useChecks((state) => state.trying);
  const tryCard = useChecks((state) => state.tryCard);
  useEffect(() => {
    void tryCard();
  }, [tryCard]);
  const isDone = card?.obstacle === null;
  return (
    <div className={styles['form']}>
      {isDone && <Note kind="ok" title={setupTexts.cardReady} />}
      {card !== null && <CardChecks trial={card} />}
      <div className={styles['line']}>
        <Action isMain={!isDone} onPress={() => void tryCard()}>
          {trying === 'card' ? setupTexts.trying : setupTexts.tryAgain}
        </Action>
        <GoOn step="card" isDone={isDone} />
      </div>
    </div>
  );
}

/** Step 6: the regional node as it looks without a card, then a trial transmission with it. */
export function ConnectionStep() {
  const { useChecks, useSetup } = useStores();
  const connection = useChecks((state) => state.connection);
  const trying = useChecks((state) => state.trying);
  const failure = useChecks((state) => state.failure);
  const tryConnection = useChecks((state) => state.tryConnection);
  useEffect(() => {
    void tryConnection();
  }, [tryConnection]);
  const transmission = useChecks((state) => state.transmission);
  const isProduction = useSetup((state) => state.setup?.environment?.name === 'production');
  const isReached =
    connection !== null && connection.unreachable === null && connection.distrust === null;
  const authorities = <AuthoritiesPlace onChange={() => void tryConnection()} />;
  const isDone = isReached && (isProduction || transmission?.obstacle === null);
  return (
    <div className={styles['form']}>
      {failure !== null && <ErrorNote error={failure} />}
      {connection !== null && <ConnectionChecks trial={connection} />}
      <Action isMain={!isReached} onPress={() => void tryConnection()}>
        {trying === 'connection' ? setupTexts.trying : setupTexts.tryAgain}
      </Action>
      {!isReached && authorities}
      <TransmissionTrial isProduction={isProduction} isNext={isReached} />
      <GoOn step="connection" isDone={isDone} />
      {isReached && authorities}
    </div>
  );
}
