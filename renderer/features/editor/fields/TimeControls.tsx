import type { WorkingValue } from '../../../../shared/pss/working/workingDraft.ts';
import { fieldTexts } from '../../../i18n/it/fieldTexts.ts';
import { textAt } from '../model/paths.ts';
import type { ControlProps } from './control.ts';
import { MomentControl } from './SimpleControls.tsx';
import styles from './fields.module.css';

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** Two ends, of which the second may be missing. */
function EndsControl({
  ends,
  onEnds,
  ...rest
}: Omit<ControlProps, 'value' | 'onChange'> & {
  readonly ends: Ends;
  readonly onEnds: (ends: Ends) => void;
}) {
  const text = (value: WorkingValue): string => (typeof value === 'string' ? value : '');
  return (
    <span className={styles['joined']}>
      <MomentControl
        {...rest}
        value={ends.from}
        onChange={(from) => {
          onEnds({ ...ends, from: text(from) });
        }}
      />
      <span className={styles['between']} id={`${rest.id}-to-label`}>
        {fieldTexts.to}
      </span>
      <span className={styles['end']} role="group" aria-label={`${rest.label}, ${fieldTexts.to}`}>
        <label className={styles['hidden']} htmlFor={`${rest.id}-to`}>
          {`${rest.label}, ${fieldTexts.to}`}
        </label>
        <MomentControl
          {...rest}
          id={`${rest.id}-to`}
          value={ends.to}
          onChange={(to) => {
            onEnds({ ...ends, to: text(to) });
          }}
        />
      </span>
    </span>
  );
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** A moment, or a period where a second end is written. */
export function WhenControl({ value, onChange, ...rest }: ControlProps) {
  const ends = {
    from: textAt(value, 'at') || textAt(value, 'period.from'),
    to: textAt(value, 'period.to'),
  };
  return (
    <EndsControl
      {...rest}
      ends={ends}
      onEnds={({ from, to }) => {
        onChange(
          to === ''
            ? { kind: 'moment', at: orNull(from) }
            : { kind: 'period', period: { from: orNull(from), to } },
        );
      }}
    />
  );
}

/** A period; one end alone stands for a single day. */
export function PeriodControl({ value, onChange, ...rest }: ControlProps) {
  const from = textAt(value, 'from');
  const to = textAt(value, 'to');
  return (
    <EndsControl
      {...rest}
      ends={{ from, to: to === from ? '' : to }}
      onEnds={(ends) => {
        const isNone = ends.from === '' && ends.to === '';
        const period = {
          from: orNull(ends.from),
          to: orNull(ends.to === '' ? ends.from : ends.to),
        };
        onChange(isNone ? null : period);
      }}
    />
  );
}
