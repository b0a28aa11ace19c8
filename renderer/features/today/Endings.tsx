import { useEffect } from 'react';
import { Status } from '../../components/Mark.tsx';
import { formatDate } from '../../i18n/it/dates.ts';
import { endingTexts } from '../../i18n/it/endingTexts.ts';
import { todayTexts } from '../../i18n/it/todayTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { urgencyOf, type Ending } from './endings.ts';
import styles from './today.module.css';
import { useEndings } from './useEndings.ts';

function EndingLine({ ending }: { readonly ending: Ending }) {
  const { useDesk, useSettings } = useStores();
  const show = useSettings((state) => state.show);
  const go = useDesk((state) => state.go);
  const { kind, notAfter, notice } = ending;
  const urgency = urgencyOf(ending);
  const words = endingTexts.ends(kind, formatDate(notAfter), notice);
  if (urgency === 'none') return <p className={styles['small']}>{words}</p>;
  const isUrgent = urgency === 'urgent';
  return (
    <div className={styles['small']}>
      <Status mark={isUrgent ? 'bad' : 'ask'} tone={isUrgent ? 'bad' : 'warn'}>
        {words}
      </Status>{' '}
      {endingTexts.remedies[kind]}{' '}
      {kind === 'gateway' && (
        <button
          type="button"
          className={styles['link']}
          onClick={() => {
            show('gateway');
            go('settings');
          }}
        >
          {endingTexts.toGateway}
        </button>
      )}
    </div>
  );
}

/** Until when one can sign, the card is good and the gateway lets in, each apart; what ends soon with its remedy. */
export function Endings() {
  const { useIdentities } = useStores();
  const load = useIdentities((state) => state.load);
  const endings = useEndings();
  useEffect(() => {
    void load();
  }, [load]);
  const hasCard = endings.some(({ kind }) => kind !== 'gateway');
  return (
    <>
      {!hasCard && <p className={styles['small']}>{todayTexts.noCertificate}</p>}
      {endings.map((ending) => (
        <EndingLine key={ending.kind} ending={ending} />
      ))}
    </>
  );
}
