import { startTexts } from '../../i18n/it/startTexts.ts';
import { Field } from '../../components/Field.tsx';

/** A passphrase typed twice, and what keeps it from being taken. */
export interface TypedTwice {
  readonly first: string;
  readonly second: string;
}

/** Nothing typed yet. */
export const untyped: TypedTwice = { first: '', second: '' };

/** Whether both are there and the same. */
export function isAgreed({ first, second }: TypedTwice): boolean {
  return first !== '' && first === second;
}

/** The two fields of a new passphrase. */
export function NewPassphrase({
  value,
  onChange,
}: {
  readonly value: TypedTwice;
  readonly onChange: (value: TypedTwice) => void;
}) {
  const isDifferent = value.second !== '' && !value.first.startsWith(value.second);
  return (
    <>
      <Field
        label={startTexts.newPassphrase}
        type="password"
        autoComplete="new-password"
        hint={startTexts.newPassphraseHint}
        value={value.first}
        onChange={(first) => {
          onChange({ ...value, first });
        }}
      />
      <Field
        label={startTexts.again}
        type="password"
        autoComplete="new-password"
        problem={isDifferent ? startTexts.different : null}
        value={value.second}
        onChange={(second) => {
          onChange({ ...value, second });
        }}
      />
    </>
  );
}
