import { useId, useState, type ReactNode } from 'react';
import type { PinQuestionView } from '../../../shared/ipc/cardViews.ts';
import { Action } from '../../components/Action.tsx';
import { Note } from '../../components/Note.tsx';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { isReadyForPin } from '../../stores/signingStore.ts';
import { useStores } from '../../stores/stores.tsx';
import { pinFormId } from './pinQuestion.ts';
import { SignedWith } from './SignedWith.tsx';
import styles from './signing.module.css';
import { Unblocking } from './Unblocking.tsx';

function Digits({ question }: { readonly question: PinQuestionView }) {
  const { purpose, minLength, maxLength } = question;
  const [count, setCount] = useState(0);
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={styles['pinLabel']}>
        {signingTexts.pinNames[purpose]}
      </label>{' '}
      <span id={`${id}-hint`} className={styles['quiet']}>
        {signingTexts.digits(minLength, maxLength)} {signingTexts.pinOther[purpose]}
      </span>
      <div className={styles['pinRow']}>
        <input
          id={id}
          name="pin"
          aria-describedby={`${id}-hint`}
          className={styles['pin']}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={64}
          autoFocus
          onChange={({ target }) => {
            setCount(target.value.length);
          }}
        />
        {count > 0 && (
          <span className={styles['quiet']}>{signingTexts.typed(count, minLength, maxLength)}</span>
        )}
        <span className={styles['right']}>
          <Unblocking title={signingTexts.forgotten} />
        </span>
      </div>
    </div>
  );
}

/** The flags of the card before anything is typed; the last attempt is taken only after a word of consent. */
function Warning({
  question,
  isReady,
}: {
  readonly question: PinQuestionView;
  readonly isReady: boolean;
}) {
  const { useSigning } = useStores();
  const consent = useSigning((state) => state.consent);
  const { questionId, warning } = question;
  const said = signingTexts.warnings[warning];
  if (said === null) return null;
  return (
    <Note kind={warning === 'locked' ? 'bad' : 'warn'} title={said} isAlert>
      {warning === 'locked' && <Unblocking title={signingTexts.unblock} />}
      {!isReady && (
        <p className={styles['dare']}>
          <Action
            isSlim
            onPress={() => {
              consent(questionId);
            }}
          >
            {signingTexts.tryAnyway}
          </Action>
        </p>
      )}
    </Note>
  );
}

/**
 * One PIN: with what it signs, what there is to say before, and its field, named by what it opens. The field lives as
 * long as one question: the digits leave with it, and are held by nothing but the field itself. Where a word of consent
 * is needed it comes before the field; where the reader has a keyboard there is no field at all.
 */
export function PinForm({
  question,
  children,
}: {
  readonly question: PinQuestionView;
  /** What is said between the certificate and the field. */
  readonly children?: ReactNode;
}) {
  const { useSigning } = useStores();
  const isReady = useSigning((state) => isReadyForPin(question, state.consentedTo));
  const answer = useSigning((state) => state.answer);
  const { questionId, isOnReader, purpose, reader } = question;
  return (
    <>
      <SignedWith question={question} />
      {children}
      <form
        key={questionId}
        id={pinFormId(question)}
        className={styles['pinForm']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          if (isOnReader) {
            answer(questionId, null);
            return;
          }
          const field = event.currentTarget.elements.namedItem('pin');
          if (!(field instanceof HTMLInputElement) || field.value === '') return;
          const { value } = field;
          field.value = '';
          answer(questionId, value);
        }}
      >
        <Warning question={question} isReady={isReady} />
        {isReady && isOnReader && (
          <p>
            <b>{signingTexts.onReaderFirst[purpose]}</b>
            <br />
            <span className={styles['quiet']}>{signingTexts.onReaderNote(reader)}</span>
          </p>
        )}
        {isReady && !isOnReader && <Digits question={question} />}
      </form>
    </>
  );
}
