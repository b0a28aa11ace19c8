import { errorText } from '../../../shared/errors/appError.ts';
import { formatDate } from '../../i18n/it/dates.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './signing.module.css';

/** The certificates that can be seen: the usable ones to be chosen by the holder's name, the others with their reason. */
export function CertificateChoice({
  onChosen,
}: {
  /** What goes on with it, where that is not the signature of one document. */
  readonly onChosen?: (fingerprint: string) => void;
}) {
  const { useSigning } = useStores();
  const certificates = useSigning((state) => state.certificates);
  const choose = useSigning((state) => state.choose);
  if (certificates === null || certificates.length === 0) return null;
  const isNoneUsable = certificates.every(({ refusal }) => refusal !== null);
  return (
    <fieldset className={styles['choice']}>
      <legend>{signingTexts.certificates}</legend>
      {isNoneUsable && <p className={styles['quiet']}>{signingTexts.noneUsable}</p>}
      {certificates.map(({ fingerprint, holder, issuer, notAfter, reader, refusal }) => (
        <label key={fingerprint} className={styles['option']}>
          <input
            type="radio"
            name="certificato"
            value={fingerprint}
            disabled={refusal !== null}
            onChange={() => {
              choose(fingerprint);
              onChosen?.(fingerprint);
            }}
          />
          <span>
            <b>{holder}</b>
            <br />
            <span className={styles['quiet']}>
              {refusal === null
                ? `${signingTexts.certificateLine(issuer, formatDate(notAfter))}. ${reader}`
                : errorText(refusal).happened}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
