import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { Keys } from '../components/Action.tsx';
import { Mark } from '../components/Mark.tsx';
import { paletteTexts } from '../i18n/it/paletteTexts.ts';
import { useStores } from '../stores/stores.tsx';
import styles from './CommandPalette.module.css';
import type { Command } from './command.ts';
import { useCommands } from './useCommands.ts';

function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function fits(command: Command, query: string): boolean {
  return bare(query)
    .split(/\s+/)
    .every((word) => bare(command.name).includes(word));
}

function PaletteList({ query, close }: { readonly query: string; readonly close: () => void }) {
  const { useDesk, useHistory } = useStores();
  const go = useDesk((state) => state.go);
  const search = useHistory((state) => state.search);
  const commands = useCommands().filter((command) => fits(command, query));
  const inHistory: readonly Command[] =
    query.trim().length < 2
      ? []
      : [
          {
            id: 'find',
            name: paletteTexts.searchHistory(query.trim()),
            run: () => {
              go('history');
              void search({ text: query.trim(), period: 'all', state: null, operation: null });
            },
          },
        ];
  const shown = [...commands, ...inHistory];
  return (
    <ListBox
      aria-label={paletteTexts.title}
      className={styles['list'] ?? ''}
      renderEmptyState={() => <p className={styles['none']}>{paletteTexts.none}</p>}
      onAction={(key) => {
        close();
        shown.find((each) => each.id === key)?.run();
      }}
    >
      {shown.map((command) => (
        <ListBoxItem
          key={command.id}
          id={command.id}
          textValue={command.name}
          className={styles['item'] ?? ''}
        >
          <span>{command.name}</span>
          {command.keys !== undefined && <Keys>{command.keys}</Keys>}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

/** Everything that can be done, by name; shortcuts at the right teach themselves. */
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
            <PaletteList
              query={query}
              close={() => {
                setPalette(false);
                setQuery('');
              }}
            />
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
