import { useId } from 'react';
import type { TransmissionTrialView } from '../../../shared/ipc/areas/checks.ts';
import { Action } from '../../components/Action.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { transmissionTexts } from '../../i18n/it/authorityTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './setup.module.css';

function Outcome({ trial }: { readonly trial: TransmissionTrialView }) {
  const { cartId, obstacle } = trial;
  const received = cartId === null ? transmissionTexts.noCartId : transmissionTexts.cartId(cartId);
  if (obstacle !== null) {
    return (
      <ErrorNote error={obstacle}>
        <p className={styles['quiet']}>{received}</p>
      </ErrorNote>
    );
  }
  return (
    <Note kind="ok" title={transmissionTexts.taken}>
      <p>{received}</p>
    </Note>
  );
}

/** The trial transmission with the card, in a test environment; in production only why there is none. */
export function TransmissionTrial({
  isProduction,
  isNext,
}: {
  readonly isProduction: boolean;
  /** Whether it is the next thing to do. */
  readonly isNext: boolean;
}) {
  const { useChecks } = useStores();
  const trial = useChecks((state) => state.transmission);
  const trying = useChecks((state) => state.trying);
  const start = useChecks((state) => state.tryTransmission);
  const titleId = useId();
  const isTrying = trying === 'transmission';
  return (
    <section className={styles['trial']} aria-labelledby={titleId}>
      <h3 id={titleId}>{transmissionTexts.title}</h3>
      <p className={styles['quiet']}>
        {isProduction ? transmissionTexts.production : transmissionTexts.words}
      </p>
      {!isProduction && (
        <Action
          isMain={isNext && trial?.obstacle !== null}
          onPress={() => {
            if (!isTrying) void start();
          }}
        >
          {isTrying ? transmissionTexts.trying : transmissionTexts.start}
        </Action>
      )}
      <div role="status">{trial !== null && <Outcome trial={trial} />}</div>
    </section>
  );
}
