import { useState } from 'react';
import { fieldTexts } from '../../../i18n/it/fieldTexts.ts';
import { editorTexts } from '../../../i18n/it/editorTexts.ts';
import { momentText, parseMoment } from '../model/moments.ts';
import type { ChoiceOption } from '../sections/description.ts';
import { saidOf, type ControlProps } from './control.ts';
import styles from './fields.module.css';

function asText(value: ControlProps['value']): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A line of words. */
export function TextControl({ id, value, onChange, ...said }: ControlProps) {
  return (
    <input
      id={id}
      type="text"
      className={styles['input']}
      value={asText(value)}
      autoComplete="off"
      maxLength={500}
      {...saidOf(said)}
      onChange={(event) => {
        onChange(event.target.value === '' ? null : event.target.value);
      }}
    />
  );
}

/** A note, as long as it needs. */
export function LongControl({ id, value, onChange, ...said }: ControlProps) {
  const text = asText(value);
  return (
    <textarea
      id={id}
      className={styles['area']}
      rows={Math.min(6, 1 + Math.floor(text.length / 90))}
      value={text}
      {...saidOf(said)}
      onChange={(event) => {
        onChange(event.target.value === '' ? null : event.target.value);
      }}
    />
  );
}

/** A date as precisely as it is known; what cannot be read as one stays as typed. */
export function MomentControl({ id, value, onChange, ...said }: ControlProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      id={id}
      type="text"
      inputMode="numeric"
      className={styles['input']}
      value={typed ?? momentText(asText(value))}
      placeholder={editorTexts.datePlaceholder}
      autoComplete="off"
      {...saidOf(said)}
      onChange={(event) => {
        setTyped(event.target.value);
        const moment = parseMoment(event.target.value);
        onChange(moment === '' ? null : moment);
      }}
      onBlur={() => {
        setTyped(null);
      }}
    />
  );
}

/** A whole number. */
export function CountControl({ id, value, onChange, ...said }: ControlProps) {
  return (
    <input
      id={id}
      type="text"
      inputMode="numeric"
      className={styles['input']}
      value={asText(value)}
      autoComplete="off"
      {...saidOf(said)}
      onChange={(event) => {
        const text = event.target.value.trim();
        onChange(text === '' ? null : /^\d{1,9}$/.test(text) ? Number(text) : text);
      }}
    />
  );
}

/** A decimal number, with the comma on the screen and the point in the model. */
export function DecimalControl({ id, value, onChange, label, ...said }: ControlProps) {
  return (
    <input
      id={id}
      type="text"
      inputMode="decimal"
      className={styles['number']}
      aria-label={label === '' ? undefined : label}
      value={asText(value).replace('.', ',')}
      autoComplete="off"
      {...saidOf(said)}
      onChange={(event) => {
        onChange(event.target.value.trim().replace(',', '.'));
      }}
    />
  );
}

interface ChoiceControlProps extends ControlProps {
  readonly options: readonly ChoiceOption[];
  readonly none?: string | undefined;
  /** Named by `label` itself, where no label stands beside it. */
  readonly isNamed?: boolean;
}

/** One of a few values. A value the list does not have is shown as it is. */
export function ChoiceControl(props: ChoiceControlProps) {
  const { id, label, value, onChange, options, none, isNamed, ...said } = props;
  const text = asText(value);
  const isListed = text === '' || options.some(([each]) => each === text);
  return (
    <select
      id={id}
      className={styles['select']}
      value={text}
      aria-label={isNamed === true ? label : undefined}
      {...saidOf(said)}
      onChange={(event) => {
        onChange(event.target.value === '' ? null : event.target.value);
      }}
    >
      {(none !== undefined || text === '') && (
        <option value="">{none ?? fieldTexts.notSaid}</option>
      )}
      {!isListed && <option value={text}>{text}</option>}
      {options.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  );
}
