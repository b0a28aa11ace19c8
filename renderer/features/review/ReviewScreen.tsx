import type { DocumentView } from '../../../shared/ipc/documentViews.ts';
import { Action } from '../../components/Action.tsx';
import { Ledger } from '../../components/Ledger.tsx';
import { Mark } from '../../components/Mark.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { SevereAllergiesBand } from '../editor/SevereAllergiesBand.tsx';
import { BandAct, PatientBand } from '../../components/PatientBand.tsx';
import { formatDate } from '../../i18n/it/dates.ts';
import { rulesName } from '../../i18n/it/frameTexts.ts';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { reviewTexts } from '../../i18n/it/reviewTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { useSign } from '../signing/useSign.ts';
import { findingGroups } from './findingGroups.ts';
import { Findings } from './Findings.tsx';
import { headline } from './headline.ts';
import { ImportPlace } from './ImportPlace.tsx';
import { PdfPreview } from './PdfPreview.tsx';
import styles from './review.module.css';

function Sections({ document }: { readonly document: DocumentView }) {
  return (
    <ul className={styles['sections']}>
      {document.sections.map(({ title, entries }, index) => (
        <li key={index}>
          {document.verdict.verdict === 'accepted' ? (
            <Mark name="ok" tone="ok" />
          ) : (
            <Mark name="none" tone="quiet" />
          )}
          <span className={styles['cut']} title={title}>
            {title}
          </span>
          <span className={styles['count']}>{reviewTexts.entries(entries)}</span>
        </li>
      ))}
    </ul>
  );
}

function Facts({ document }: { readonly document: DocumentView }) {
  const { facts } = reviewTexts;
  return (
    <dl className={styles['facts']}>
      <dt>{facts.doctor}</dt>
      <dd>
        <b>{document.doctor.family}</b> {document.doctor.given}
      </dd>
      <dt>{facts.written}</dt>
      <dd>{formatDate(document.effectiveTime)}</dd>
      <dt>{facts.id}</dt>
      <dd className={styles['mono']}>{document.documentId}</dd>
      <dt>{facts.rules}</dt>
      <dd>
        {document.verdict.packVersion === null
          ? reviewTexts.noRules
          : rulesName(document.verdict.packVersion)}
      </dd>
    </dl>
  );
}

function Review({ document }: { readonly document: DocumentView }) {
  const { useReview } = useStores();
  const clear = useReview((state) => state.clear);
  const sign = useSign();
  const { verdict, obstacle, replaces, version } = document;
  const errors = findingGroups(verdict.findings, 'error');
  const warnings = findingGroups(verdict.findings, 'warning');
  const why = replaces === null ? reviewTexts.why.first : reviewTexts.why.replace(version);
  return (
    <div className={styles['review']} data-scroll>
      <PatientBand
        patient={document.patient}
        warning={<SevereAllergiesBand severe={document.severeAllergies} />}
      >
        <BandAct
          label={reviewTexts.version(version)}
          value={replaces === null ? reviewTexts.first : reviewTexts.replacing(version)}
        />
      </PatientBand>
      <div className={styles['columns']}>
        <div
          className={styles['scroll']}
          tabIndex={0}
          role="region"
          aria-label={reviewTexts.judgement}
        >
          <h1 className={styles['headline']}>{headline(document)}</h1>
          {obstacle !== null && obstacle.code !== 'document/refused-by-verdict' && (
            <div className={styles['obstacle']}>
              <ErrorNote error={obstacle} isAlert={false} />
            </div>
          )}
          {errors.length > 0 && (
            <Ledger title={reviewTexts.errors} count={errors.length} note={reviewTexts.errorsNote}>
              <Findings groups={errors} />
            </Ledger>
          )}
          {warnings.length > 0 && (
            <Ledger
              title={reviewTexts.warnings}
              count={warnings.length}
              note={reviewTexts.warningsNote}
            >
              <Findings groups={warnings} />
            </Ledger>
          )}
          <Ledger
            title={reviewTexts.content}
            note={reviewTexts.contentNote(document.sections.length)}
          >
            <Sections document={document} />
          </Ledger>
          <Ledger title={reviewTexts.document}>
            <Facts document={document} />
          </Ledger>
        </div>
        <PdfPreview documentId={document.documentId} />
      </div>
      <div className={styles['actions']}>
        <Action onPress={clear}>{reviewTexts.other}</Action>
        <span className={styles['small']}>{why}</span>
        <span className={styles['right']}>
          <Action
            isMain
            keys={shortcutTexts.sign}
            notNow={obstacle === null ? null : headline(document)}
            onPress={() => {
              sign(document);
            }}
          >
            {reviewTexts.sign}
          </Action>
        </span>
      </div>
    </div>
  );
}

/** Import and review: the place to bring a document, or the one being reviewed. */
export function ReviewScreen() {
  const { useReview } = useStores();
  const document = useReview((state) => state.document);
  return document === null ? <ImportPlace /> : <Review document={document} />;
}
