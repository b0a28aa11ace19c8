import { Mark } from '../../components/Mark.tsx';
import { classNames } from '../../components/classNames.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import type { SevereAllergies } from './model/severeAllergies.ts';
import { capital } from './model/summaries.ts';
import { GravityMark } from './row/GravityMark.tsx';
import styles from './editor.module.css';

/** What must not be missed of allergies, in the band: three different things, never silence. */
export function SevereAllergiesBand({ severe }: { readonly severe: SevereAllergies }) {
  const texts = editorTexts.severe;
  switch (severe.kind) {
    case 'unknown':
      return (
        <span className={classNames(styles['severe'], styles['unknown'])}>
          <Mark name="todo" />
          <b>{texts.unknown}</b>
        </span>
      );
    case 'none':
      return <span className={classNames(styles['severe'], styles['noSevere'])}>{texts.none}</span>;
    case 'some':
      return (
        <span className={styles['severe']}>
          <GravityMark gravity="H" />
          <span>
            <b>{capital(severe.first)}</b>
            <small>{texts.count(severe.severe, severe.all)}</small>
          </span>
        </span>
      );
  }
}
