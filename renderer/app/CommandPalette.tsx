import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { Keys } from '../components/Action.tsx';
import { Mark, Status } from '../components/Mark.tsx';
import { paletteTexts } from '../i18n/it/paletteTexts.ts';
import { patientsTexts } from '../i18n/it/patientsTexts.ts';
import { signingTexts } from '../i18n/it/signingTexts.ts';
import { useStores } from '../stores/stores.tsx';
import styles from './CommandPalette.module.css';
import { FoundText } from './FoundText.tsx';
import { usePaletteGroups, type PaletteItem } from './usePaletteGroups.ts';

function Line({ item, query }: { readonly item: PaletteItem; readonly query: string }) {
  const { name, isFound, detail, status, keys } = item;
  return (
    <ListBoxItem id={item.id} textValue={name} className={styles['item'] ?? ''}>
      <span className={styles['name']}>
        {isFound ? <FoundText text={name} query={query} /> : name}
      </span>
      <span className={styles['detail']}>
        {status !== undefined && (
          <Status mark={status.mark} tone={status.tone}>
            {status.word}
          </Status>
        )}{' '}
        {detail}
      </span>
      {keys !== undefined && <Keys>{keys}</Keys>}
    </ListBoxItem>
  );
}

function PaletteList({ query, close }: { readonly query: string; readonly close: () => void }) {
  const groups = usePaletteGroups(query);
  return (
    <ListBox
      aria-label={paletteTexts.title}
      className={styles['list'] ?? ''}
      renderEmptyState={() => <p className={styles['none']}>{paletteTexts.none}</p>}
      onAction={(key) => {
        close();
        groups
          .flatMap(({ items }) => items)
          .find(({ id }) => id === key)
          ?.run();
      }}
    >
      {groups.map(({ id, title, items }) => (
        <ListBoxSection key={id} id={`group-${id}`}>
          <Header className={styles['group'] ?? ''}>{title}</Header>
          {items.map((item) => (
            <Line key={item.id} item={item} query={query} />
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

/** Patients, their documents and everything that can be done, by name; shortcuts at the right teach themselves. */
export function CommandPalette() {
  const { useDesk } = useStores();
  const isOpen = useDesk((state) => state.isPaletteOpen);
  const setPalette = useDesk((state) => state.setPalette);
  const [query, setQuery] = useState('');
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        setPalette(open);
        setQuery('');
      }}
      isDismissable
      className={styles['veil'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog aria-label={paletteTexts.title} className={styles['dialog'] ?? ''}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField
              aria-label={paletteTexts.placeholder}
              autoFocus
              className={styles['field'] ?? ''}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setPalette(false);
              }}
            >
              <Mark name="find" tone="quiet" size={18} />
              <Input placeholder={paletteTexts.placeholder} className={styles['input'] ?? ''} />
            </SearchField>
            <div
              className={styles['scroll']}
              tabIndex={0}
              role="region"
              aria-label={paletteTexts.title}
            >
              <PaletteList
                query={query}
                close={() => {
                  setPalette(false);
                  setQuery('');
                }}
              />
            </div>
          </Autocomplete>
          <p className={styles['foot']}>
            {paletteTexts.choose}
            <Keys>{patientsTexts.openKeys}</Keys> {paletteTexts.does}
            <Keys>{signingTexts.escape}</Keys> {paletteTexts.leaves}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
