import { isRecord, type WorkingValue } from '../../../../shared/pss/working/workingDraft.ts';
import { codeSystems } from '../../../../shared/cda/codeSystems.ts';
import { editorTexts } from '../../../i18n/it/editorTexts.ts';
import { capital, codeText, conceptCode, conceptText } from '../model/summaries.ts';
import { CodedSearch } from './CodedSearch.tsx';
import type { FoundConcept } from './conceptSearch.ts';
import type { ControlProps } from './control.ts';
import styles from './fields.module.css';

/** A code of the model from what was found. */
export function codeOf({ system, code, display }: FoundConcept): WorkingValue {
  return { system, code, display };
}

/** A fact of the model from what was found; a drug's class stands beside it as the same in another system. */
export function conceptOf(found: FoundConcept): WorkingValue {
  const { classCode } = found;
  const translations =
    classCode === null || found.system !== codeSystems.aic
      ? []
      : [{ system: codeSystems.atc, code: classCode, display: null }];
  return { kind: 'coded', text: capital(found.display), code: codeOf(found), translations };
}

interface SearchedProps extends ControlProps {
  readonly systems: readonly string[];
}

/** A code of a list, or none. */
export function CodeControl({ systems, value, onChange, ...rest }: SearchedProps) {
  return (
    <CodedSearch
      {...rest}
      systems={systems}
      shown={capital(codeText(value))}
      placeholder=""
      freeHint={null}
      onPick={(found) => {
        onChange(codeOf(found));
      }}
      onFree={() => {
        onChange(null);
      }}
    />
  );
}

interface ConceptProps extends SearchedProps {
  readonly isFree: boolean;
  readonly unknown?: string | undefined;
}

/** A fact with its code; words without one where the model admits them, with the mark that they have none. */
export function ConceptControl({
  systems,
  value,
  onChange,
  isFree,
  unknown,
  ...rest
}: ConceptProps) {
  const code = conceptCode(value);
  const isUnknown = isRecord(value) && value['kind'] === 'unknown';
  return (
    <span className={styles['joined']}>
      <CodedSearch
        {...rest}
        systems={systems}
        shown={conceptText(value)}
        placeholder=""
        freeHint={isFree ? editorTexts.keepsFree : null}
        onPick={(found) => {
          onChange(conceptOf(found));
        }}
        onFree={(text) => {
          onChange(text === '' ? null : { kind: 'uncoded', text });
        }}
      />
      {code !== '' && <span className={styles['code']}>{code}</span>}
      {unknown !== undefined && (
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={isUnknown}
            onChange={(event) => {
              onChange(event.target.checked ? { kind: 'unknown' } : { kind: 'uncoded', text: '' });
            }}
          />
          {unknown}
        </label>
      )}
    </span>
  );
}
