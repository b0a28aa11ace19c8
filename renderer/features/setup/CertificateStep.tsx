import { Action } from '../../components/Action.tsx';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { CertificatePlace } from '../settings/CertificatePlace.tsx';
import styles from './setup.module.css';

/** Step 5: the doctor's certificate for the gateway, asked for or imported. */
export function CertificateStep() {
  const { useSetup, useIdentities } = useStores();
  const goOn = useSetup((state) => state.goOn);
  const hasOne = useIdentities((state) => (state.list?.identities.length ?? 0) > 0);
  return (
    <div className={styles['form']}>
      <CertificatePlace />
      <Action isMain={hasOne} onPress={() => void goOn('certificate')}>
        {hasOne ? setupTexts.goOn : setupTexts.later}
      </Action>
    </div>
  );
}
