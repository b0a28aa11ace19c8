import { useEffect } from 'react';
import type { AppError } from '../../../shared/errors/appError.ts';
import { Mark } from '../../components/Mark.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { afterSigningFailure } from '../../stores/signingFailures.ts';
import styles from './signing.module.css';
import { Unblocking } from './Unblocking.tsx';

interface SigningFailureProps {
  readonly error: AppError;
  /** What was to be signed: one document goes on by itself when the card is back, many and a report by a person's word. */
  readonly what: 'one' | 'many' | 'report';
}

/** Codes of a card pulled while it worked: told apart from a card that was never there. */
const pulled: readonly string[] = [
  'card/device-removed',
  'card/token-not-present',
  'card/session-handle-invalid',
  'card/session-closed',
];

function WrongPin({ error }: { readonly error: AppError }) {
  if (error.code !== 'card/pin-incorrect') return <ErrorNote error={error} />;
  return (
    <Note kind="bad" title={signingTexts.wrongPin.signature} isAlert>
      <p>{signingTexts.wrongPinNext}</p>
    </Note>
  );
}

function CardWanted({ error, what }: SigningFailureProps) {
  const wasPulled = pulled.includes(error.code);
  return (
    <>
      {wasPulled ? (
        <Note kind="warn" title={signingTexts.cardAway} isAlert>
          <p>{signingTexts.cardAwayMeaning[what]}</p>
        </Note>
      ) : (
        <ErrorNote error={error} kind="warn" />
      )}
      <p className={styles['card']}>
        <Mark name="noCard" tone="idle" size={22} />
        <span>
          <b>{wasPulled ? signingTexts.putBack : signingTexts.putIn}</b>
          <br />
          <span className={styles['quiet']}>{signingTexts.goesOn[what]}</span>
        </span>
      </p>
    </>
  );
}

/** What went wrong with a signature, each cause with its own words and its own way on. */
export function SigningFailure({ error, what }: SigningFailureProps) {
  // What is said pushes the field down: it stays in sight where the window is low.
  useEffect(() => {
    document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  switch (afterSigningFailure(error)) {
    case 'ask-again':
      return <WrongPin error={error} />;
    case 'wait-for-card':
      return <CardWanted error={error} what={what} />;
    case 'choose-certificate':
    case 'tell':
      return (
        // Several that fit are a question, not a fault.
        <ErrorNote error={error} kind={error.code === 'certificate/several' ? 'warn' : 'bad'}>
          {error.code === 'card/pin-locked' && <Unblocking title={signingTexts.unblock} />}
        </ErrorNote>
      );
  }
}
