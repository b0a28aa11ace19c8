import { useEffect } from 'react';
import { Action } from '../../components/Action.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { CardChecks, ConnectionChecks } from './CheckRows.tsx';
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

/** Step 6: the regional node, without a card. */
export function ConnectionStep() {
  const { useChecks } = useStores();
  const connection = useChecks((state) => state.connection);
  const trying = useChecks((state) => state.trying);
  const failure = useChecks((state) => state.failure);
  const tryConnection = useChecks((state) => state.tryConnection);
  useEffect(() => {
    void tryConnection();
  }, [tryConnection]);
  const isDone =
    connection !== null && connection.unreachable === null && connection.distrust === null;
  return (
    <div className={styles['form']}>
      {failure !== null && <ErrorNote error={failure} />}
      {connection !== null && <ConnectionChecks trial={connection} />}
      <div className={styles['line']}>
        <Action isMain={!isDone} onPress={() => void tryConnection()}>
          {trying === 'connection' ? setupTexts.trying : setupTexts.tryAgain}
        </Action>
        <GoOn step="connection" isDone={isDone} />
      </div>
    </div>
  );
}
