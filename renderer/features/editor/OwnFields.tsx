import { useMemo } from 'react';
import { useStores } from '../../stores/stores.tsx';
import { Field } from './fields/Field.tsx';
import { writtenInGroups } from './model/groups.ts';
import { placeId } from './moveFocus.ts';
import type { SectionDescription } from './sections/description.ts';
import styles from './section.module.css';

/** The data of a section that is no list. */
export function OwnFields({ description }: { readonly description: SectionDescription }) {
  const { useEditor } = useStores();
  const { name, own, blank, groups = {} } = description;
  const writeSection = useEditor((state) => state.writeSection);
  const section = useEditor((state) => state.content.sections[name]);
  const isStrict = useEditor((state) => state.hasTriedToFinish);
  const all = useEditor((state) => state.findings);
  const findings = useMemo(() => all.filter((each) => each.section === name), [all, name]);
  const record = section ?? blank;
  return (
    <div className={styles['own']}>
      {own.map((field) => (
        <Field
          key={field.path}
          field={field}
          owner={{
            id: placeId(name),
            record,
            findings,
            isStrict,
            onWrite: (path, next) => {
              writeSection(
                name,
                (kept) => writtenInGroups(kept ?? blank, path, next, groups),
                `${name} ${path}`,
              );
            },
          }}
        />
      ))}
    </div>
  );
}
