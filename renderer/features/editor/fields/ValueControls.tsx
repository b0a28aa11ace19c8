import type { WorkingValue } from '../../../../shared/pss/working/workingDraft.ts';
import { choiceTexts, fieldTexts } from '../../../i18n/it/fieldTexts.ts';
import { textAt, valueAt } from '../model/paths.ts';
import { catalogues } from '../sections/catalogues.ts';
import { CodeControl } from './CodeControls.tsx';
import type { ControlProps } from './control.ts';
import { QuantityControl } from './QuantityControls.tsx';
import { ChoiceControl, CountControl, MomentControl, TextControl } from './SimpleControls.tsx';
import styles from './fields.module.css';

const units = [
  '1',
  'mg/dL',
  'g/dL',
  'mmol/L',
  '%',
  'mm[Hg]',
  'kg',
  'cm',
  '/min',
  '{drink}/d',
  '/d',
  'a',
  'wk',
];

/** Where each kind of value keeps what is said; the other kinds' texts stay until saved. */
const places: Readonly<Record<string, string>> = {
  quantity: 'quantity',
  code: 'code',
  count: 'count',
  time: 'at',
  text: 'text',
};

/** What an observation found: a measure, an item of a list, a number, a date or words. */
export function ValueControl({ value, onChange, ...rest }: ControlProps) {
  const kind = textAt(value, 'kind') || 'quantity';
  const place = places[kind] ?? 'text';
  const inner = {
    ...rest,
    value: valueAt(value, [place]),
    onChange: (next: WorkingValue) => {
      onChange({
        ...(typeof value === 'object' && value !== null ? value : {}),
        kind,
        [place]: next,
      });
    },
  };
  return (
    <span className={styles['joined']}>
      <ChoiceControl
        {...rest}
        id={`${rest.id}-kind`}
        label={`${rest.label}, ${fieldTexts.type}`}
        isNamed
        value={kind}
        options={choiceTexts.valueKind}
        onChange={(next) => {
          onChange({
            ...(typeof value === 'object' && value !== null ? value : {}),
            kind: next ?? kind,
          });
        }}
      />
      {kind === 'quantity' && <QuantityControl {...inner} units={units} />}
      {kind === 'code' && <CodeControl {...inner} systems={catalogues.loincAnswers} />}
      {kind === 'count' && <CountControl {...inner} />}
      {kind === 'time' && <MomentControl {...inner} />}
      {kind === 'text' && <TextControl {...inner} />}
    </span>
  );
}

/** What is normal for a result: from a number to another, or words. */
export function ReferenceControl({ value, onChange, ...rest }: ControlProps) {
  const kind = textAt(value, 'kind') || 'interval';
  const end = (name: 'low' | 'high'): WorkingValue | undefined =>
    valueAt(value, ['interval', name]);
  const unit = textAt(value, 'interval.low.unit') || 'mg/dL';
  const blank = { value: '', unit, equivalents: [] };
  const write = (low: WorkingValue, high: WorkingValue): void => {
    const isNone = textAt(low, 'value') === '' && textAt(high, 'value') === '';
    onChange(isNone ? null : { kind: 'interval', interval: { low, high } });
  };
  return (
    <span className={styles['joined']}>
      <ChoiceControl
        {...rest}
        id={`${rest.id}-kind`}
        label={`${rest.label}, ${fieldTexts.type}`}
        isNamed
        value={kind}
        options={choiceTexts.referenceKind}
        onChange={(next) => {
          onChange(next === 'text' ? { kind: 'text', text: null } : null);
        }}
      />
      {kind === 'text' ? (
        <TextControl
          {...rest}
          value={valueAt(value, ['text'])}
          onChange={(text) => {
            onChange({ kind: 'text', text });
          }}
        />
      ) : (
        <>
          <QuantityControl
            {...rest}
            units={units}
            value={end('low') ?? blank}
            onChange={(low) => {
              write(low, end('high') ?? { ...blank, unit: textAt(low, 'unit') });
            }}
          />
          <span className={styles['between']}>{fieldTexts.high}</span>
          <QuantityControl
            {...rest}
            id={`${rest.id}-high`}
            units={units}
            value={end('high') ?? blank}
            onChange={(high) => {
              write(end('low') ?? { ...blank, unit: textAt(high, 'unit') }, high);
            }}
          />
        </>
      )}
    </span>
  );
}
