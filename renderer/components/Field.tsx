import { useId, type HTMLAttributes, type ReactNode, type Ref } from 'react';
import { Mark } from './Mark.tsx';
import styles from './Field.module.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  /** What is wrong with what was typed, or null. */
  readonly problem?: string | null;
  readonly type?: 'text' | 'password' | 'number' | 'url';
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  /** Characters, for a field as wide as what it holds. */
  readonly width?: number;
  readonly isMono?: boolean;
  /** Characters that can be typed at most. */
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

function widthName(characters: number): 'short' | 'middle' | 'wide' {
  if (characters <= 8) return 'short';
  return characters <= 20 ? 'middle' : 'wide';
}

/** A text field with its label, its hint and what is wrong with it, tied together for screen readers. */
export function Field(props: FieldProps) {
  const { label, value, onChange, hint, problem = null, type = 'text', width = 40 } = props;
  const id = useId();
  const described = [hint === undefined ? null : `${id}-hint`, problem && `${id}-problem`];
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={props.ref}
        type={type}
        className={`${styles['input'] ?? ''} ${styles[widthName(width)] ?? ''} ${props.isMono === true || type === 'url' ? (styles['mono'] ?? '') : ''}`}
        inputMode={props.inputMode}
        autoFocus={props.autoFocus}
        maxLength={props.maxLength}
        autoComplete={props.autoComplete ?? 'off'}
        spellCheck={false}
        aria-invalid={problem !== null || undefined}
        aria-describedby={
          described.filter((each) => each !== null && each !== '').join(' ') || undefined
        }
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
      {problem !== null && (
        <p id={`${id}-problem`} className={styles['problem']} role="alert">
          <Mark name="bad" /> {problem}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly hint?: ReactNode;
}

/** A choice among a few, as the platform draws it. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, options, onChange, hint } = props;
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={`${styles['input'] ?? ''} ${styles['wide'] ?? ''}`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((each) => each.value === target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}
