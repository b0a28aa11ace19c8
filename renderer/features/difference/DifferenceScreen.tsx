import type { DifferenceView } from '../../../shared/ipc/differenceViews.ts';
import type { DocumentView } from '../../../shared/ipc/documentViews.ts';
import { Ledger } from '../../components/Ledger.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { BandAct, PatientBand } from '../../components/PatientBand.tsx';
import { formatDayOfMonth } from '../../i18n/it/dates.ts';
import { differenceTexts } from '../../i18n/it/differenceTexts.ts';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { reviewTexts } from '../../i18n/it/reviewTexts.ts';
import { Keys } from '../../components/Action.tsx';
import { useStores } from '../../stores/stores.tsx';
import { SevereAllergiesBand } from '../editor/SevereAllergiesBand.tsx';
import { BeforeSigning } from './BeforeSigning.tsx';
import { ChangeRow } from './ChangeRow.tsx';
import { PdfDialog } from './PdfDialog.tsx';
import { Contents, SameSections } from './SameSections.tsx';
import styles from './difference.module.css';

function headline({ comparedWith, changed }: DifferenceView): string {
  switch (comparedWith.kind) {
    case 'nothing':
      return differenceTexts.first;
    case 'unreadable':
      return differenceTexts.unreadable;
    case 'version': {
      const changes = changed.reduce((sum, section) => sum + section.changes.length, 0);
      return differenceTexts.headline(changes, formatDayOfMonth(comparedWith.effectiveTime));
    }
  }
}

function Changes({
  difference,
  version,
  before,
}: {
  readonly difference: DifferenceView;
  readonly version: number;
  readonly before: number;
}) {
  return (
    <>
      {difference.changed.length > 0 && (
        <div className={styles['columns']} aria-hidden="true">
          <span>{differenceTexts.before(before)}</span>
          <span>{differenceTexts.now(version)}</span>
        </div>
      )}
      {difference.changed.map(({ section, title, changes }) => (
        <Ledger key={section} title={title} count={changes.length}>
          <ul>
            {changes.map((change, index) => (
              <ChangeRow key={index} change={change} />
            ))}
          </ul>
        </Ledger>
      ))}
    </>
  );
}

function Compared({
  document,
  difference,
}: {
  readonly document: DocumentView;
  readonly difference: DifferenceView;
}) {
  const { useDifference } = useStores();
  const isWhole = useDifference((state) => state.isWhole);
  const toggleWhole = useDifference((state) => state.toggleWhole);
  const { comparedWith, same } = difference;
  if (comparedWith.kind !== 'version') {
    return (
      <>
        {comparedWith.kind === 'unreadable' && (
          <Note kind="warn" title={differenceTexts.unreadableWhy} />
        )}
        <Contents difference={difference} />
      </>
    );
  }
  return (
    <>
      <Changes difference={difference} version={document.version} before={comparedWith.version} />
      <Ledger title={differenceTexts.same} count={same.length}>
        <SameSections difference={difference} />
        <p className={styles['more']}>
          <button type="button" className={styles['link']} onClick={toggleWhole}>
            {isWhole ? differenceTexts.hideSame : differenceTexts.showSame}
          </button>{' '}
          <Keys>{shortcutTexts.whole}</Keys>
        </p>
      </Ledger>
      {isWhole && <Contents difference={difference} />}
    </>
  );
}

function Shown({ document }: { readonly document: DocumentView }) {
  const { useDifference } = useStores();
  const difference = useDifference((state) => state.difference);
  const failure = useDifference((state) => state.failure);
  const isPdfOpen = useDifference((state) => state.isPdfOpen);
  const setPdfOpen = useDifference((state) => state.setPdfOpen);
  const { version, replaces, documentId } = document;
  return (
    <div className={styles['screen']} data-scroll>
      <PatientBand
        patient={document.patient}
        warning={<SevereAllergiesBand severe={document.severeAllergies} />}
      >
        <BandAct
          label={reviewTexts.version(version)}
          value={replaces === null ? reviewTexts.first : reviewTexts.replacing(version)}
        />
      </PatientBand>
      <div className={styles['body']}>
        <div
          className={styles['scroll']}
          tabIndex={0}
          role="region"
          aria-label={differenceTexts.region}
        >
          <h1>{difference === null ? differenceTexts.loading : headline(difference)}</h1>
          {failure !== null && <ErrorNote error={failure} />}
          {difference !== null && <Compared document={document} difference={difference} />}
        </div>
        <BeforeSigning
          document={document}
          onSeePdf={() => {
            setPdfOpen(true);
          }}
        />
      </div>
      {isPdfOpen && (
        <PdfDialog
          documentId={documentId}
          onClose={() => {
            setPdfOpen(false);
          }}
        />
      )}
    </div>
  );
}

/** The last look before signing: what changes, before beside after, and what signing would do. */
export function DifferenceScreen() {
  const { useDifference } = useStores();
  const document = useDifference((state) => state.document);
  const failure = useDifference((state) => state.failure);
  if (document !== null) return <Shown document={document} />;
  return (
    <div className={styles['waiting']}>
      <h1>{differenceTexts.loading}</h1>
      {failure !== null && <ErrorNote error={failure} />}
    </div>
  );
}
