import { memo, useMemo } from 'react';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { Field } from './fields/Field.tsx';
import { writtenInGroups } from './model/groups.ts';
import { placeId } from './moveFocus.ts';
import { headerGroups, headerParts, type HeaderPart } from './sections/headerDescription.ts';
import styles from './section.module.css';

function Part({ part }: { readonly part: HeaderPart }) {
  const { useEditor } = useStores();
  const header = useEditor((state) => state.content.header);
  const writeHeader = useEditor((state) => state.writeHeader);
  const isStrict = useEditor((state) => state.hasTriedToFinish);
  const all = useEditor((state) => state.findings);
  const findings = useMemo(() => all.filter(({ section }) => section === null), [all]);
  const fields = (
    <div className={styles['own']}>
      {part.fields.map((field) => (
        <Field
          key={field.path}
          field={field}
          owner={{
            id: placeId('header'),
            record: header,
            findings,
            isStrict,
            onWrite: (path, next) => {
              writeHeader(
                (kept) => writtenInGroups(kept, path, next, headerGroups),
                `header ${path}`,
              );
            },
          }}
        />
      ))}
    </div>
  );
  if (part.isQuiet?.(header) === true) {
    return (
      <details className={styles['part']}>
        <summary>{part.title}</summary>
        {fields}
      </details>
    );
  }
  return (
    <div className={styles['part']}>
      <h3>{part.title}</h3>
      {fields}
    </div>
  );
}

/** Who the profile is about and what else the document says of people; closed until asked for. */
export const HeaderPanel = memo(function HeaderPanel() {
  const { useEditor } = useStores();
  const go = useEditor((state) => state.go);
  return (
    <section
      id={placeId('header')}
      aria-labelledby={`${placeId('header')}-title`}
      className={styles['section']}
      onFocus={() => {
        go('header');
      }}
    >
      <header className={styles['header']}>
        <h2 id={`${placeId('header')}-title`}>{editorTexts.header}</h2>
      </header>
      {headerParts.map((part) => (
        <Part key={part.title} part={part} />
      ))}
    </section>
  );
});
