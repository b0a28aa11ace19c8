import { isRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { classNames } from '../../../components/classNames.ts';
import { parsePath, valueAt } from '../model/paths.ts';
import type { FieldDescription } from '../sections/description.ts';
import { CodeControl, ConceptControl } from './CodeControls.tsx';
import type { ControlProps, FieldOwner } from './control.ts';
import { ListField } from './ListField.tsx';
import { FiscalCodeControl, TelecomControl } from './IdentityControls.tsx';
import { PerformerControl, StayControl } from './PeopleControls.tsx';
import { FrequencyControl, QuantityControl, RangeControl } from './QuantityControls.tsx';
import { RelatedControl } from './RelatedControl.tsx';
import {
  ChoiceControl,
  CountControl,
  LongControl,
  MomentControl,
  TextControl,
} from './SimpleControls.tsx';
import { PeriodControl, WhenControl } from './TimeControls.tsx';
import { ReferenceControl, ValueControl } from './ValueControls.tsx';
import styles from './fields.module.css';

type OneField = Exclude<FieldDescription, { kind: 'list' }>;

function control(field: OneField, props: ControlProps) {
  switch (field.kind) {
    case 'text':
      return <TextControl {...props} />;
    case 'long':
      return <LongControl {...props} />;
    case 'moment':
      return <MomentControl {...props} />;
    case 'count':
      return <CountControl {...props} />;
    case 'period':
      return <PeriodControl {...props} />;
    case 'when':
      return <WhenControl {...props} />;
    case 'frequency':
      return <FrequencyControl {...props} />;
    case 'value':
      return <ValueControl {...props} />;
    case 'reference':
      return <ReferenceControl {...props} />;
    case 'performer':
      return <PerformerControl {...props} />;
    case 'stay':
      return <StayControl {...props} />;
    case 'related':
      return <RelatedControl {...props} />;
    case 'telecom':
      return <TelecomControl {...props} />;
    case 'fiscalCode':
      return <FiscalCodeControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} options={field.options} none={field.none} />;
    case 'code':
      return <CodeControl {...props} systems={field.systems} />;
    case 'concept':
      return (
        <ConceptControl
          {...props}
          systems={field.systems}
          isFree={field.isFree}
          unknown={field.unknown}
        />
      );
    case 'quantity':
      return <QuantityControl {...props} units={field.units} />;
    case 'range':
      return <RangeControl {...props} units={field.units} />;
  }
}

function isUnder(path: string, field: string): boolean {
  return field === '' || path === field || path.startsWith(`${field}.`);
}

/** The id of the control of a datum. */
export function controlId(owner: string, path: string): string {
  return `${owner}-${path === '' ? 'value' : path.replaceAll('.', '-')}`;
}

/** One datum with its label, its control and what is wrong with it. */
export function Field({
  field,
  owner,
}: {
  readonly field: FieldDescription;
  readonly owner: FieldOwner;
}) {
  if (field.when?.(owner.record) === false) return null;
  if (field.kind === 'list') return <ListField field={field} owner={owner} Inner={Field} />;
  const id = controlId(owner.id, field.path);
  const own = owner.findings.filter(({ path }) => isUnder(path, field.path));
  const value = field.path === '' ? owner.record : valueAt(owner.record, parsePath(field.path));
  const isNamedBySelf = ['performer', 'related'].includes(field.kind);
  const label = <span className={styles['label']}>{field.label}</span>;
  return (
    <div className={classNames(styles['field'], styles[`span${String(field.span)}`])}>
      {isNamedBySelf ? label : <label htmlFor={id}>{label}</label>}
      {control(field, {
        id,
        label: field.label,
        value: isRecord(value) && Object.keys(value).length === 0 ? null : value,
        describedBy: own.length > 0 ? `${id}-said` : undefined,
        isInvalid: owner.isStrict && own.some(({ finding }) => finding.severity === 'error'),
        onChange: (next) => {
          owner.onWrite(field.path, next);
        },
      })}
      {own.length > 0 && (
        <p
          id={`${id}-said`}
          className={classNames(
            styles['said'],
            owner.isStrict && own[0]?.finding.severity === 'error' && styles['wrong'],
          )}
        >
          {own[0]?.finding.it}
        </p>
      )}
    </div>
  );
}
