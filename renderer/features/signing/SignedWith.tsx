import type { PinQuestionView } from '../../../shared/ipc/cardViews.ts';
import { Mark } from '../../components/Mark.tsx';
import { Note } from '../../components/Note.tsx';
import { daysUntil, formatDate } from '../../i18n/it/dates.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './signing.module.css';

/** Days before an end at which it is worth a word. */
const WORTH_TELLING = 60;

/** The card a PIN is asked for: whose, valid until when, and what of it is about to end. */
export function SignedWith({ question }: { readonly question: PinQuestionView }) {
  const { useDesk } = useStores();
  const cardEnd = useDesk((state) =>
    state.presence?.kind === 'readers'
      ? (state.presence.readers.find(({ name }) => name === question.reader)?.holder?.accessUntil ??
        null)
      : null,
  );
  const { holder, notAfter, purpose, isRevocationUnverified } = question;
  const now = new Date();
  const days = daysUntil(notAfter, now);
  const cardDays = cardEnd === null ? null : daysUntil(cardEnd, now);
  return (
    <>
      <p className={styles['card']}>
        <Mark name="card" tone="ok" size={22} />
        <span>
          <b>{signingTexts.certificateOf(holder)}</b>
          <br />
          <span className={styles['quiet']}>
            {signingTexts.validUntil(formatDate(notAfter))}
            {isRevocationUnverified && `. ${signingTexts.revocationUnverified}`}
          </span>
        </span>
      </p>
      {purpose === 'signature' && days <= WORTH_TELLING && (
        <Note kind="warn" title={signingTexts.certificateEnds(days, formatDate(notAfter))} />
      )}
      {cardEnd !== null && cardDays !== null && cardDays <= WORTH_TELLING && cardEnd < notAfter && (
        <Note kind="warn" title={signingTexts.cardEnds(cardDays, formatDate(cardEnd))} />
      )}
    </>
  );
}
