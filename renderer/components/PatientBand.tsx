import type { ReactNode } from 'react';
import { ageInYears, formatCalendarDate } from '../i18n/it/dates.ts';
import { bandTexts } from '../i18n/it/bandTexts.ts';
import styles from './PatientBand.module.css';

/** Who the band names. */
export interface BandPatient {
  readonly codiceFiscale: string;
  readonly family: string;
  readonly given: string;
  readonly birthDate?: string;
  readonly gender?: 'M' | 'F' | 'UN';
}

interface PatientBandProps {
  readonly patient: BandPatient;
  /** What must not be missed: beside the name where the page is low, after the facts elsewhere. */
  readonly warning?: ReactNode;
  /** What is being done, at the right. */
  readonly children?: ReactNode;
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The dark band: a person. Where there is no band there is no patient. */
export function PatientBand({ patient, warning, children }: PatientBandProps) {
  const { family, given, codiceFiscale, birthDate, gender } = patient;
  return (
    <section className={styles['band']} aria-label={bandTexts.patient}>
      <div className={styles['who']}>
        <div className={styles['name']} title={`${family} ${given}`}>
          <b>{family.toUpperCase()}</b> {given}
        </div>
        {warning !== undefined && <div className={styles['warning']}>{warning}</div>}
      </div>
      <div className={styles['facts']}>
        <dl>
          {birthDate !== undefined && (
            <Fact label={bandTexts.born}>
              {formatCalendarDate(birthDate)} · {bandTexts.years(ageInYears(birthDate, new Date()))}
            </Fact>
          )}
          {gender !== undefined && <Fact label={bandTexts.sex}>{bandTexts.sexes[gender]}</Fact>}
          <Fact label={bandTexts.fiscalCode}>{codiceFiscale}</Fact>
        </dl>
        {children !== undefined && <div className={styles['act']}>{children}</div>}
      </div>
    </section>
  );
}

/** A quieter line over a value, for what stands at the right of the band. */
export function BandAct({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <dl>
      <Fact label={label}>{value}</Fact>
    </dl>
  );
}
