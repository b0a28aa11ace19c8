import type { ComponentType } from 'react';
import {
  isList,
  isRecord,
  type WorkingRecord,
} from '../../../../shared/pss/working/workingDraft.ts';
import { Action } from '../../../components/Action.tsx';
import { classNames } from '../../../components/classNames.ts';
import { editorTexts } from '../../../i18n/it/editorTexts.ts';
import { parsePath, valueAt, withValueAt } from '../model/paths.ts';
import type { FieldDescription } from '../sections/description.ts';
import type { FieldOwner } from './control.ts';
import styles from './fields.module.css';

type ListDescription = Extract<FieldDescription, { kind: 'list' }>;

const newId = (): string => crypto.randomUUID();

/** Things of one kind inside an entry: reactions, diseases of a relative, results of a panel. */
export function ListField({
  field,
  owner,
  Inner,
}: {
  readonly field: ListDescription;
  readonly owner: FieldOwner;
  /** Draws one datum; a list may stand inside a list. */
  readonly Inner: ComponentType<{
    readonly field: FieldDescription;
    readonly owner: FieldOwner;
  }>;
}) {
  const value = valueAt(owner.record, parsePath(field.path));
  const items = isList(value) ? value : [];
  const replace = (index: number, next: WorkingRecord | null): void => {
    owner.onWrite(
      field.path,
      items.flatMap((each, place) => (place !== index ? [each] : next === null ? [] : [next])),
    );
  };
  return (
    <fieldset className={classNames(styles['list'], styles['span12'])}>
      <legend className={styles['legend']}>{field.label}</legend>
      {items.map((item, index) => {
        const place = `${field.path}.${String(index)}`;
        const record = isRecord(item) ? item : {};
        return (
          <div key={index} className={styles['item']}>
            {field.fields.map((inner) => (
              <Inner
                key={inner.path}
                field={inner}
                owner={{
                  id: `${owner.id}-${field.path}-${String(index)}`,
                  record,
                  isStrict: owner.isStrict,
                  findings: owner.findings
                    .filter(({ path }) => path === place || path.startsWith(`${place}.`))
                    .map((each) => ({ ...each, path: each.path.slice(place.length + 1) })),
                  onWrite: (path, next) => {
                    const changed = path === '' ? next : withValueAt(record, parsePath(path), next);
                    replace(index, isRecord(changed) ? changed : {});
                  },
                }}
              />
            ))}
            <span className={styles['itemActs']}>
              <Action
                isSlim
                onPress={() => {
                  replace(index, null);
                }}
              >
                {editorTexts.remove}
              </Action>
            </span>
          </div>
        );
      })}
      <span className={styles['addItem']}>
        <Action
          isSlim
          onPress={() => {
            owner.onWrite(field.path, [...items, field.fresh(newId)]);
          }}
        >
          {field.add}
        </Action>
      </span>
    </fieldset>
  );
}
