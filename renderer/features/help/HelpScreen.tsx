import { useEffect } from 'react';
import { exampleText } from '../../../shared/errors/exampleText.ts';
import type { AppErrorCode } from '../../../shared/errors/appError.ts';
import { Choice, Field } from '../../components/Field.tsx';
import { helpTexts } from '../../i18n/it/helpTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { findHelp } from './findHelp.ts';
import { HelpArticle } from './HelpArticle.tsx';
import styles from './help.module.css';

function ErrorExplained({ code }: { readonly code: AppErrorCode }) {
  const { happened, meaning, next } = exampleText(code);
  return (
    <section className={styles['error']} aria-label={helpTexts.code(code)}>
      <p className={styles['code']}>{helpTexts.code(code)}</p>
      <dl>
        <dt>{helpTexts.happened}</dt>
        <dd>{happened}</dd>
        <dt>{helpTexts.meaning}</dt>
        <dd>{meaning}</dd>
        <dt>{helpTexts.next}</dt>
        <dd>{next}</dd>
      </dl>
    </section>
  );
}

/** The page shown before anything is asked. */
const opening = 'scorciatoie';

/** The help: what is asked at the left, the answer at the right. */
export function HelpScreen() {
  const { useHelp } = useStores();
  const help = useHelp((state) => state.help);
  const question = useHelp((state) => state.question);
  const slug = useHelp((state) => state.slug);
  const code = useHelp((state) => state.code);
  const load = useHelp((state) => state.load);
  const search = useHelp((state) => state.search);
  const open = useHelp((state) => state.open);
  useEffect(() => {
    void load();
  }, [load]);
  if (help === null) return null;
  const found = code === null ? findHelp(help.pages, question) : help.pages;
  const wanted = slug ?? (question === '' && code === null ? opening : null);
  const page =
    help.pages.find((each) => each.slug === wanted) ??
    (question === '' ? null : (found[0] ?? null));
  return (
    <div className={styles['help']}>
      <nav className={styles['rail']} aria-label={helpTexts.pages}>
        <h1>{helpTexts.title}</h1>
        <Field label={helpTexts.search} value={question} autoFocus onChange={search} />
        {found.length === 0 && <p className={styles['none']}>{helpTexts.none}</p>}
        {found.length > 0 && (
          <div className={styles['narrow']}>
            <Choice
              label={helpTexts.page}
              value={page?.slug ?? ''}
              options={[
                ...(page === null ? [{ value: '', label: helpTexts.choose }] : []),
                ...found.map(({ slug: value, title }) => ({ value, label: title })),
              ]}
              onChange={open}
            />
          </div>
        )}
        <ul>
          {found.map((each) => (
            <li key={each.slug}>
              <button
                type="button"
                aria-current={each.slug === page?.slug ? 'true' : undefined}
                onClick={() => {
                  open(each.slug);
                }}
              >
                {each.title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div
        className={styles['place']}
        tabIndex={0}
        role="region"
        aria-label={page?.title ?? helpTexts.title}
      >
        {code !== null && <ErrorExplained code={code} />}
        {slug === null && question === '' && <p className={styles['lead']}>{helpTexts.lead}</p>}
        {page !== null && <HelpArticle page={page} />}
      </div>
    </div>
  );
}
