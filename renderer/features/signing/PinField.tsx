import { useId, useState } from 'react';
import { Action } from '../../components/Action.tsx';
import { Note } from '../../components/Note.tsx';
import type { PinQuestionView } from '../../../shared/ipc/cardViews.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import styles from './signing.module.css';

interface PinFieldProps {
  readonly question: PinQuestionView;
  readonly formId: string;
  readonly onAnswer: (pin: string) => void;
}

/**
 * The field of one PIN, named by what it opens. It lives as long as one question: the digits leave with it.
 * A last attempt is confirmed before the field appears; a blocked PIN has no field at all.
 */
export function PinField({ question, formId, onAnswer }: PinFieldProps) {
  const { purpose, minLength, maxLength, warning } = question;
  const [pin, setPin] = useState('');
  const [isDaring, setDaring] = useState(warning !== 'final-try' && warning !== 'locked');
  const id = useId();
  const said = signingTexts.warnings[warning];
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        if (pin === '') return;
        setPin('');
        onAnswer(pin);
      }}
    >
      {said !== null && (
        <Note kind={warning === 'locked' ? 'bad' : 'warn'} title={said} isAlert>
          {!isDaring && warning === 'final-try' && (
            <p>
              <Action
                isSlim
                onPress={() => {
                  setDaring(true);
                }}
              >
                {signingTexts.tryAnyway}
              </Action>
            </p>
          )}
        </Note>
      )}
      {isDaring && (
        <>
          <label htmlFor={id} className={styles['pinLabel']}>
            {signingTexts.pinNames[purpose]}
          </label>{' '}
          <span id={`${id}-hint`} className={styles['quiet']}>
            {signingTexts.digits(minLength, maxLength)} {signingTexts.pinOther[purpose]}
          </span>
          <div className={styles['pinRow']}>
            <input
              key={question.questionId}
              id={id}
              aria-describedby={`${id}-hint`}
              className={styles['pin']}
              type="password"
              inputMode="numeric"
              autoComplete="off"
              maxLength={64}
              autoFocus
              value={pin}
              onChange={({ target }) => {
                setPin(target.value);
              }}
            />
            {pin !== '' && (
              <span className={styles['quiet']}>{signingTexts.typed(pin.length)}</span>
            )}
          </div>
        </>
      )}
    </form>
  );
}
