import { idRoots } from '../../../../shared/cda/codeSystems.ts';
import { isRecord, type WorkingValue } from '../../../../shared/pss/working/workingDraft.ts';
import { fieldTexts } from '../../../i18n/it/fieldTexts.ts';
import { parsePath, textAt, valueAt, withValueAt } from '../model/paths.ts';
import { catalogues } from '../sections/catalogues.ts';
import { CodeControl } from './CodeControls.tsx';
import type { ControlProps } from './control.ts';
import { TextControl } from './SimpleControls.tsx';
import { PeriodControl, WhenControl } from './TimeControls.tsx';
import styles from './fields.module.css';

const noName = { family: null, given: null, prefix: null };

/** Who saw the patient; nobody named, nobody said. */
export function PerformerControl({ value, onChange, ...rest }: ControlProps) {
  const whole = isRecord(value) ? value : { id: null, name: null, period: null };
  const write = (next: WorkingValue): void => {
    const isNone = [
      'name.family',
      'name.given',
      'name.prefix',
      'id.extension',
      'period.from',
    ].every((path) => textAt(next, path) === '');
    onChange(isNone ? null : next);
  };
  const part = (path: string, label: string) => (
    <label className={styles['small']}>
      <span>{label}</span>
      <TextControl
        {...rest}
        id={`${rest.id}-${path}`}
        label={label}
        value={valueAt(whole, parsePath(path))}
        onChange={(next) => {
          const base =
            path.startsWith('name') && !isRecord(whole['name'])
              ? { ...whole, name: noName }
              : whole;
          write(withValueAt(base, parsePath(path), next));
        }}
      />
    </label>
  );
  return (
    <span className={styles['group']} id={rest.id} role="group" aria-label={rest.label}>
      {part('name.prefix', fieldTexts.prefix)}
      {part('name.given', fieldTexts.given2)}
      {part('name.family', fieldTexts.family)}
      <label className={styles['small']}>
        <span>{fieldTexts.fiscalCode}</span>
        <TextControl
          {...rest}
          id={`${rest.id}-id`}
          label={fieldTexts.fiscalCode}
          value={textAt(whole, 'id.extension')}
          onChange={(next) => {
            const extension = typeof next === 'string' ? next.toUpperCase() : null;
            const id =
              extension === null
                ? null
                : {
                    root: textAt(whole, 'id.root') || idRoots.codiceFiscale,
                    extension,
                    authority: valueAt(whole, ['id', 'authority']) ?? 'MEF',
                  };
            write({ ...whole, id });
          }}
        />
      </label>
      <span className={styles['small']}>
        <span>{fieldTexts.period}</span>
        <PeriodControl
          {...rest}
          id={`${rest.id}-period`}
          label={fieldTexts.period}
          value={whole['period']}
          onChange={(period) => {
            write({ ...whole, period });
          }}
        />
      </span>
    </span>
  );
}

/** The visit or stay a procedure was done in; none chosen, none said. */
export function StayControl({ value, onChange, ...rest }: ControlProps) {
  const what = valueAt(value, ['what']);
  const when = valueAt(value, ['when']) ?? { kind: 'moment', at: null };
  const write = (nextWhat: WorkingValue, nextWhen: WorkingValue): void => {
    const isNone = nextWhat === null && textAt(nextWhen, 'at') === '';
    onChange(isNone ? null : { what: nextWhat, when: nextWhen });
  };
  return (
    <span className={styles['joined']}>
      <CodeControl
        {...rest}
        systems={catalogues.encounters}
        value={what}
        onChange={(next) => {
          write(next, when);
        }}
      />
      <WhenControl
        {...rest}
        id={`${rest.id}-when`}
        label={`${rest.label}, ${fieldTexts.when}`}
        value={when}
        onChange={(next) => {
          write(what ?? null, next);
        }}
      />
    </span>
  );
}
