import { unitWords } from '../../../../shared/terminology/unitWords.ts';
import type { WorkingValue } from '../../../../shared/pss/working/workingDraft.ts';
import { choiceTexts, fieldTexts } from '../../../i18n/it/fieldTexts.ts';
import { textAt } from '../model/paths.ts';
import type { ChoiceOption } from '../sections/description.ts';
import type { ControlProps } from './control.ts';
import { ChoiceControl, DecimalControl } from './SimpleControls.tsx';
import styles from './fields.module.css';

interface QuantityProps extends ControlProps {
  readonly units: readonly string[];
}

function unitOptions(units: readonly string[], present: string): readonly ChoiceOption[] {
  const all = present === '' || units.includes(present) ? units : [present, ...units];
  return all.map((unit) => [unit, unitWords(unit) || '–'] as const);
}

/** A number with its unit; no number, no quantity. */
export function QuantityControl({ units, value, onChange, ...rest }: QuantityProps) {
  const unit = textAt(value, 'unit') || (units[0] ?? '1');
  return (
    <span className={styles['joined']}>
      <DecimalControl
        {...rest}
        label=""
        value={textAt(value, 'value')}
        onChange={(number) => {
          // Another number is no longer the same quantity in the other units.
          onChange({ value: number, unit, equivalents: [] });
        }}
      />
      <ChoiceControl
        {...rest}
        id={`${rest.id}-unit`}
        label={`${rest.label}, ${fieldTexts.unit}`}
        isNamed
        value={unit}
        options={unitOptions(units, unit)}
        onChange={(next) => {
          onChange({ value: textAt(value, 'value'), unit: next ?? unit, equivalents: [] });
        }}
      />
    </span>
  );
}

/** A dose: one number where it is exact, two where it may vary. */
export function RangeControl({ units, value, onChange, ...rest }: QuantityProps) {
  const low = textAt(value, 'low.value');
  const high = textAt(value, 'high.value');
  const unit = textAt(value, 'low.unit') || (units[0] ?? '1');
  const write = (nextLow: string, nextHigh: string, nextUnit: string): void => {
    if (nextLow === '' && nextHigh === '') {
      onChange(null);
      return;
    }
    const end = (number: string): WorkingValue => ({
      value: number,
      unit: nextUnit,
      equivalents: [],
    });
    onChange({ low: end(nextLow), high: end(nextHigh === '' ? nextLow : nextHigh) });
  };
  return (
    <span className={styles['joined']}>
      <DecimalControl
        {...rest}
        label=""
        value={low}
        onChange={(next) => {
          const number = typeof next === 'string' ? next : '';
          write(number, high === low ? number : high, unit);
        }}
      />
      <span className={styles['between']}>{fieldTexts.high}</span>
      <DecimalControl
        {...rest}
        id={`${rest.id}-high`}
        label={`${rest.label}, ${fieldTexts.high}`}
        value={high === low ? '' : high}
        onChange={(next) => {
          write(low, typeof next === 'string' ? next : '', unit);
        }}
      />
      <ChoiceControl
        {...rest}
        id={`${rest.id}-unit`}
        label={`${rest.label}, ${fieldTexts.unit}`}
        isNamed
        value={unit}
        options={unitOptions(units, unit)}
        onChange={(next) => {
          write(low, high, typeof next === 'string' ? next : unit);
        }}
      />
    </span>
  );
}

/** How often: every so many hours, days, weeks. */
export function FrequencyControl({ value, onChange, ...rest }: ControlProps) {
  const every = textAt(value, 'every');
  const unit = textAt(value, 'unit') || 'h';
  return (
    <span className={styles['joined']}>
      <span className={styles['between']}>{fieldTexts.every}</span>
      <DecimalControl
        {...rest}
        label=""
        value={every}
        onChange={(next) => {
          onChange(next === '' ? null : { every: next, unit });
        }}
      />
      <ChoiceControl
        {...rest}
        id={`${rest.id}-unit`}
        label={`${rest.label}, ${fieldTexts.unit}`}
        isNamed
        value={unit}
        options={choiceTexts.frequencyUnit}
        onChange={(next) => {
          if (every !== '') onChange({ every, unit: next ?? unit });
        }}
      />
    </span>
  );
}
