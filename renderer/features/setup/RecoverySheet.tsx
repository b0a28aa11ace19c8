import { Action } from '../../components/Action.tsx';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import styles from './RecoverySheet.module.css';

/** The recovery code on its sheet: the only thing of the page that is printed. */
export function RecoverySheet({ code, name }: { readonly code: string; readonly name: string }) {
  return (
    <>
      <section className={styles['sheet']} aria-label={setupTexts.codeTitle}>
        <h2>{setupTexts.codeTitle}</h2>
        <p className={styles['printed']}>{setupTexts.sheetTitle}</p>
        <p className={styles['code']}>
          {code.split('-').map((group, index) => (
            <span key={index}>{group}</span>
          ))}
        </p>
        <p>{setupTexts.codeWords}</p>
        <p className={styles['printed']}>{setupTexts.sheetWords(name)}</p>
      </section>
      <Action
        isMain
        onPress={() => {
          window.print();
        }}
      >
        {setupTexts.print}
      </Action>
    </>
  );
}
