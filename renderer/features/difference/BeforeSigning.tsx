import type { DocumentView } from '../../../shared/ipc/documentViews.ts';
import { Action } from '../../components/Action.tsx';
import { Thread, type Station } from '../../components/Thread.tsx';
import { differenceTexts } from '../../i18n/it/differenceTexts.ts';
import { cardSentence } from '../../i18n/it/frameTexts.ts';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { errorText } from '../../../shared/errors/appError.ts';
import { useStores } from '../../stores/stores.tsx';
import { Findings } from '../review/Findings.tsx';
import { findingGroups } from '../review/findingGroups.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { KeptOut } from '../signing/KeptOut.tsx';
import { useSign } from '../signing/useSign.ts';
import styles from './difference.module.css';
import { useLeaveDifference } from './useLeaveDifference.ts';

function stations(document: DocumentView, signer: string): readonly Station[] {
  const { steps } = differenceTexts;
  const { verdict, version, replaces } = document;
  const errors = findingGroups(verdict.findings, 'error').length;
  const warnings = findingGroups(verdict.findings, 'warning').length;
  const isSound = verdict.verdict === 'accepted';
  return [
    {
      key: 'checked',
      mark: isSound ? 'ok' : 'bad',
      tone: isSound ? 'ok' : 'bad',
      label: steps.checked,
      detail: isSound ? steps.noErrors(warnings) : steps.faults(errors),
    },
    {
      key: 'sign',
      mark: 'pen',
      tone: 'move',
      label: steps.sign,
      detail: signer,
      isCurrent: true,
    },
    { key: 'leaves', mark: 'wait', tone: 'idle', label: steps.leaves, detail: steps.leavesNote },
    {
      key: 'visible',
      mark: 'wait',
      tone: 'idle',
      label: replaces === null ? steps.visible : steps.replaces(version),
      detail: replaces === null ? steps.visibleNote : steps.replacesNote(version),
    },
  ];
}

/** What signing would do and why, what the verdict warns of, and the three ways on. */
export function BeforeSigning({
  document,
  onSeePdf,
}: {
  readonly document: DocumentView;
  readonly onSeePdf: () => void;
}) {
  const { useDesk } = useStores();
  const presence = useDesk((state) => state.presence);
  const leave = useLeaveDifference();
  const sign = useSign();
  const { obstacle, replaces, version, verdict, keptOut } = document;
  const warnings = findingGroups(verdict.findings, 'warning');
  const errors = findingGroups(verdict.findings, 'error');
  const { why, whyWords } = differenceTexts;
  return (
    <aside className={styles['aside']}>
      <h2 data-minor>{differenceTexts.what}</h2>
      <Thread
        label={differenceTexts.what}
        stations={stations(document, cardSentence(presence).text)}
      />
      {obstacle === null ? (
        <>
          <h2 data-minor>{replaces === null ? why.first : why.replace}</h2>
          <p className={styles['small']}>
            {replaces === null ? whyWords.first : whyWords.replace(version)}
          </p>
        </>
      ) : (
        <>
          <h2 data-minor>{errorText(obstacle).happened}</h2>
          <p className={styles['small']}>{errorText(obstacle).next}</p>
        </>
      )}
      {keptOut > 0 && (
        <>
          <KeptOut>
            <b>{signingTexts.keptOut(keptOut)}</b>
          </KeptOut>
          <p className={styles['small']}>{signingTexts.keptOutMeans}</p>
        </>
      )}
      {errors.length > 0 && <Findings groups={errors} />}
      {warnings.length > 0 && (
        <>
          <h2 data-minor>{differenceTexts.warnings(warnings.length)}</h2>
          <Findings groups={warnings} />
        </>
      )}
      <div className={styles['ways']}>
        <Action
          isMain
          keys={shortcutTexts.sign}
          notNow={obstacle === null ? null : errorText(obstacle).happened}
          onPress={() => {
            sign(document);
          }}
        >
          {differenceTexts.sign}
        </Action>
        <Action keys={shortcutTexts.preview} onPress={onSeePdf}>
          {differenceTexts.seePdf}
        </Action>
        <Action keys={shortcutTexts.back} onPress={leave}>
          {differenceTexts.back}
        </Action>
      </div>
    </aside>
  );
}
