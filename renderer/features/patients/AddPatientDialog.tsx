import { useId, useState, type ReactNode } from 'react';
import type { AppError } from '../../../shared/errors/appError.ts';
import { Action } from '../../components/Action.tsx';
import { Submit } from '../../components/Submit.tsx';
import { DialogBody, DialogFoot, DialogFrame } from '../../components/DialogFrame.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { patientsTexts } from '../../i18n/it/patientsTexts.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import {
  codeProblem,
  contradictions,
  suggestedByCode,
  typedDate,
  type TypedPatient,
} from './newPatient.ts';
import styles from './patients.module.css';

const { adding } = patientsTexts;
const genders = ['M', 'F', 'UN'] as const;
const nothingTyped: TypedPatient = {
  codiceFiscale: '',
  family: '',
  given: '',
  birth: '',
  gender: 'UN',
};

interface FieldProps {
  readonly label: string;
  readonly isWide?: boolean;
  readonly wrong: string | null;
  readonly children: (ids: {
    readonly id: string;
    readonly describedBy: string | undefined;
  }) => ReactNode;
}

function Field({ label, isWide, wrong, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles['field']} data-wide={isWide}>
      <label htmlFor={id}>{label}</label>
      {children({ id, describedBy: wrong === null ? undefined : `${id}-wrong` })}
      {wrong !== null && (
        <span id={`${id}-wrong`} className={styles['wrong']}>
          {wrong}
        </span>
      )}
    </div>
  );
}

/** What keeps the form from being sent, field by field; nothing before the first attempt. */
function problemsOf(typed: TypedPatient) {
  return {
    code: codeProblem(typed.codiceFiscale),
    name: typed.family.trim() === '' || typed.given.trim() === '' ? adding.missing : null,
    birth: typedDate(typed.birth) === null ? adding.badBirth : null,
  };
}

/** A patient typed by hand: the codice fiscale first, because it says birth and sex by itself. */
export function AddPatientDialog({ onClose }: { readonly onClose: () => void }) {
  const { usePatients, useDesk } = useStores();
  const add = usePatients((state) => state.add);
  const choose = usePatients((state) => state.choose);
  const search = usePatients((state) => state.search);
  const setFilter = usePatients((state) => state.setFilter);
  const say = useDesk((state) => state.say);
  const [typed, setTyped] = useState(nothingTyped);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const problems = problemsOf(typed);
  const shown = (problem: string | null): string | null => (isTried ? problem : null);
  const change = (part: Partial<TypedPatient>): void => {
    setTyped((before) => ({ ...before, ...part }));
  };

  function submit(): void {
    setTried(true);
    const birthDate = typedDate(typed.birth);
    if (Object.values(problems).some((problem) => problem !== null) || birthDate === null) return;
    const { codiceFiscale, family, given, gender } = typed;
    void add({ codiceFiscale, family, given, gender, birthDate }).then((added) => {
      if (!added.ok) {
        setFailure(added.error);
        return;
      }
      const name = `${family.trim()} ${given.trim()}`;
      say(added.value.isNew ? adding.added(name) : adding.already(name));
      // Whatever the list was narrowed to, who was just added is to be seen.
      search('');
      setFilter('all');
      void choose(codiceFiscale);
      onClose();
    });
  }

  return (
    <DialogFrame onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <DialogBody title={adding.title}>
          {failure !== null && <ErrorNote error={failure} />}
          <div className={styles['form']}>
            <Field label={adding.code} isWide wrong={shown(problems.code)}>
              {({ id, describedBy }) => (
                <input
                  id={id}
                  autoFocus
                  autoComplete="off"
                  maxLength={16}
                  aria-invalid={shown(problems.code) !== null}
                  aria-describedby={describedBy}
                  value={typed.codiceFiscale}
                  onChange={({ target }) => {
                    const codiceFiscale = target.value.toUpperCase().replaceAll(/\s/g, '');
                    const today = new Date().toISOString().slice(0, 10);
                    change({ codiceFiscale, ...suggestedByCode(codiceFiscale, today) });
                  }}
                />
              )}
            </Field>
            <Field label={adding.family} wrong={shown(problems.name)}>
              {({ id, describedBy }) => (
                <input
                  id={id}
                  autoComplete="off"
                  maxLength={100}
                  aria-invalid={shown(problems.name) !== null}
                  aria-describedby={describedBy}
                  value={typed.family}
                  onChange={({ target }) => {
                    change({ family: target.value });
                  }}
                />
              )}
            </Field>
            <Field label={adding.given} wrong={null}>
              {({ id }) => (
                <input
                  id={id}
                  autoComplete="off"
                  maxLength={100}
                  value={typed.given}
                  onChange={({ target }) => {
                    change({ given: target.value });
                  }}
                />
              )}
            </Field>
            <Field label={`${adding.birth} (${adding.birthHint})`} wrong={shown(problems.birth)}>
              {({ id, describedBy }) => (
                <input
                  id={id}
                  autoComplete="off"
                  maxLength={10}
                  aria-invalid={shown(problems.birth) !== null}
                  aria-describedby={describedBy}
                  value={typed.birth}
                  onChange={({ target }) => {
                    change({ birth: target.value });
                  }}
                />
              )}
            </Field>
            <Field label={adding.sex} wrong={null}>
              {({ id }) => (
                <select
                  id={id}
                  value={typed.gender}
                  onChange={({ target }) => {
                    const gender = genders.find((each) => each === target.value);
                    if (gender !== undefined) change({ gender });
                  }}
                >
                  {genders.map((each) => (
                    <option key={each} value={each}>
                      {adding.sexes[each]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <div className={styles['warning']} role="status">
              {contradictions(typed).map((each) => (
                <Note key={each} kind="warn" title={each} />
              ))}
            </div>
          </div>
        </DialogBody>
        <DialogFoot
          leave={
            <Action keys={signingTexts.escape} onPress={onClose}>
              {adding.cancel}
            </Action>
          }
        >
          <Submit>{adding.confirm}</Submit>
        </DialogFoot>
      </form>
    </DialogFrame>
  );
}
