import Markdown from 'markdown-to-jsx/react';
import type { ReactNode } from 'react';
import type { HelpPage } from '../../../shared/ipc/areas/help.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './help.module.css';

function HelpLink({
  href = '',
  children,
}: {
  readonly href?: string;
  readonly children?: ReactNode;
}) {
  const { useHelp } = useStores();
  const open = useHelp((state) => state.open);
  return (
    <button
      type="button"
      className={styles['link']}
      onClick={() => {
        open(href.replace(/\.md$/, ''));
      }}
    >
      {children}
    </button>
  );
}

function HelpPicture({ src = '', alt = '' }: { readonly src?: string; readonly alt?: string }) {
  const { useHelp } = useStores();
  const picture = useHelp((state) => state.help?.pictures[src] ?? null);
  // As an image a picture can neither run nor load anything.
  return picture === null ? null : (
    <img
      className={styles['picture']}
      alt={alt}
      src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
    />
  );
}

const options = {
  disableParsingRawHTML: true,
  forceBlock: true,
  overrides: { a: { component: HelpLink }, img: { component: HelpPicture } },
} as const;

/** A page of the help, from its Markdown. */
export function HelpArticle({ page }: { readonly page: HelpPage }) {
  return (
    <article className={styles['article']} aria-label={page.title}>
      <h2 className={styles['title']}>{page.title}</h2>
      <Markdown options={{ ...options, slugify: (text) => `${page.slug}-${text}` }}>
        {page.markdown.replaceAll(/^##(?= )/gm, '###')}
      </Markdown>
    </article>
  );
}
