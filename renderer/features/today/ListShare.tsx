import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import { formatCount } from '../../i18n/it/plural.ts';
import { todayTexts } from '../../i18n/it/todayTexts.ts';
import type { PatientFilter } from '../../stores/patientsStore.ts';
import { useStores } from '../../stores/stores.tsx';
import { isInFilter } from '../patients/shownPatients.ts';
import styles from './today.module.css';

function ShareLine({
  kind,
  count,
  filter,
  children,
}: {
  readonly kind: 'full' | 'part' | 'none';
  readonly count: number;
  readonly filter: PatientFilter | null;
  readonly children: string;
}) {
  const { useDesk, usePatients } = useStores();
  const go = useDesk((state) => state.go);
  const setFilter = usePatients((state) => state.setFilter);
  return (
    <li>
      <i aria-hidden="true" className={styles[kind]} />
      {filter === null ? (
        <span>{children}</span>
      ) : (
        <button
          type="button"
          className={styles['link']}
          onClick={() => {
            setFilter(filter);
            go('patients');
          }}
        >
          {children}
        </button>
      )}
      <b>{formatCount(count)}</b>
    </li>
  );
}

/** How many of the doctor's patients have an up-to-date profile: a bar whose pattern says it besides its length. */
export function ListShare({ patients }: { readonly patients: readonly PatientView[] }) {
  const countOf = (filter: PatientFilter): number =>
    patients.filter((patient) => isInFilter(patient, filter)).length;
  const [toUpdate, changed, without] = [
    countOf('to-update'),
    countOf('changed'),
    countOf('without'),
  ];
  const upToDate = patients.length - toUpdate - without;
  if (patients.length === 0) return null;
  return (
    <section aria-label={todayTexts.list.title(patients.length)}>
      <h2 data-minor>{todayTexts.list.title(patients.length)}</h2>
      <div className={styles['share']} aria-hidden="true">
        {upToDate > 0 && <i className={styles['full']} style={{ flexGrow: upToDate }} />}
        {toUpdate > 0 && <i className={styles['part']} style={{ flexGrow: toUpdate }} />}
        {without > 0 && <i className={styles['none']} style={{ flexGrow: without }} />}
      </div>
      <ul className={styles['shares']}>
        <ShareLine kind="full" count={upToDate} filter={null}>
          {todayTexts.list.upToDate}
        </ShareLine>
        <ShareLine kind="part" count={toUpdate} filter="to-update">
          {todayTexts.list.toUpdate}
        </ShareLine>
        {changed > 0 && (
          <li className={styles['below']}>
            <span>{todayTexts.list.changed}</span>
            <span>{formatCount(changed)}</span>
          </li>
        )}
        <ShareLine kind="none" count={without} filter="without">
          {todayTexts.list.without}
        </ShareLine>
      </ul>
    </section>
  );
}
