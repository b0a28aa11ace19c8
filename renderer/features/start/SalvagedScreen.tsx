import {
  isSalvageComplete,
  journalOutcomeName,
  leftOutSentences,
  salvagedKinds,
  salvageLines,
  rebuiltSentence,
  relistedSentence,
} from '../../../shared/archive/salvageKinds.ts';
import type { SalvageReport } from '../../../shared/archive/salvageReport.ts';
import { toBase64 } from '../../api/base64.ts';
import { saveFile } from '../../api/saveFile.ts';
import { Action } from '../../components/Action.tsx';
import { Ledger } from '../../components/Ledger.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { startTexts } from '../../i18n/it/startTexts.ts';
import { formatDate } from '../../i18n/it/dates.ts';
import { useStores } from '../../stores/stores.tsx';
import { backupLabel } from './backupLabel.ts';
import styles from './start.module.css';

function Kinds({ report }: { readonly report: SalvageReport }) {
  return (
    <table className={styles['kinds']}>
      <thead>
        <tr>
          <th scope="col">{startTexts.kind}</th>
          <th scope="col">{startTexts.fromFile}</th>
          <th scope="col">{startTexts.fromCopy}</th>
          <th scope="col">{startTexts.lostRows}</th>
        </tr>
      </thead>
      <tbody>
        {salvagedKinds(report).map(({ name, salvaged, fromBackup, lost }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{salvaged}</td>
            <td>{fromBackup}</td>
            <td className={lost > 0 ? styles['lost'] : undefined}>{lost}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function JournalOnly({ rows }: { readonly rows: SalvageReport['onlyInJournal'] }) {
  if (rows.length === 0) return null;
  return (
    <Ledger title={startTexts.journalOnly} count={rows.length} note={startTexts.journalOnlyNote}>
      <ul className={styles['entries']}>
        {rows.map(({ at, documentId, outcome, cartId }, index) => (
          <li key={index}>
            {formatDate(at)} <code>{documentId ?? startTexts.unknownDocument}</code>{' '}
            {outcome !== null && journalOutcomeName(outcome)}{' '}
            <code>{cartId ?? startTexts.noCartId}</code>
          </li>
        ))}
      </ul>
    </Ledger>
  );
}

function save(report: SalvageReport): void {
  const text = `${salvageLines(report).join('\n')}\n`;
  const name = startTexts.reportFile(new Date().toISOString().slice(0, 10));
  saveFile(name, 'text/plain', toBase64(new TextEncoder().encode(text)));
}

/** A damaged archive was salvaged: what was read, what is lost, and the way into the new one. */
export function SalvagedScreen({ report }: { readonly report: SalvageReport }) {
  const { useStanding } = useStores();
  const open = useStanding((state) => state.retry);
  const failure = useStanding((state) => state.failure);
  const again = [relistedSentence(report), rebuiltSentence(report)].filter(
    (sentence) => sentence !== null,
  );
  const isWhole = isSalvageComplete(report);
  return (
    <div className={styles['wide']}>
      <p className={styles['over']}>{startTexts.salvagedOver}</p>
      <h1>{isWhole ? startTexts.salvagedWhole : startTexts.salvagedPartly}</h1>
      <p>
        {report.backup === null
          ? startTexts.salvagedWithoutCopy
          : startTexts.salvagedFrom(backupLabel(report.backup))}{' '}
        {startTexts.salvagedBeside(report.aside)}
      </p>
      {failure !== null && <ErrorNote error={failure} />}
      <div className={styles['aside']}>
        <Action isMain onPress={() => void open()}>
          {startTexts.openSalvaged}
        </Action>
        <Action
          onPress={() => {
            save(report);
          }}
        >
          {startTexts.saveReport}
        </Action>
        <span>{startTexts.saveReportWords}</span>
      </div>
      <div>
        <Ledger title={startTexts.salvagedTable}>
          <Kinds report={report} />
          {again.map((sentence) => (
            <p key={sentence} className={styles['quiet']}>
              {sentence}
            </p>
          ))}
        </Ledger>
        <JournalOnly rows={report.onlyInJournal} />
        <Ledger title={startTexts.leftOut}>
          {leftOutSentences(report).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Ledger>
      </div>
    </div>
  );
}
