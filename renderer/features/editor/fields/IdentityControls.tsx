import { idRoots } from '../../../../shared/cda/codeSystems.ts';
import { isList } from '../../../../shared/pss/working/workingDraft.ts';
import { textAt, valueAt } from '../model/paths.ts';
import type { ControlProps } from './control.ts';
import { TextControl } from './SimpleControls.tsx';

/** A telephone number or a mail address, as one writes it; the model has it as an address of the web. */
export function TelecomControl({ value, onChange, ...rest }: ControlProps) {
  const text = typeof value === 'string' ? value : '';
  return (
    <TextControl
      {...rest}
      value={text.replace(/^(tel|mailto):/, '')}
      onChange={(next) => {
        const typed = typeof next === 'string' ? next.replaceAll(/\s/g, '') : '';
        if (typed === '') onChange(null);
        else if (/^(fax|https?):/.test(typed)) onChange(typed);
        else onChange(`${typed.includes('@') ? 'mailto' : 'tel'}:${typed}`);
      }}
    />
  );
}

/** A codice fiscale: alone as identifier, or among the identifiers of a person. */
export function FiscalCodeControl({ value, onChange, ...rest }: ControlProps) {
  const ids = isList(value) ? value : null;
  const isOwn = (id: unknown): boolean =>
    typeof id === 'object' && id !== null && 'root' in id && id.root === idRoots.codiceFiscale;
  const own = ids === null ? value : ids.find(isOwn);
  const write = (extension: string): void => {
    const id =
      extension === ''
        ? null
        : {
            root: idRoots.codiceFiscale,
            extension,
            authority: valueAt(own, ['authority']) ?? 'MEF',
          };
    if (ids === null) onChange(id);
    else onChange([...(id === null ? [] : [id]), ...ids.filter((each) => !isOwn(each))]);
  };
  return (
    <TextControl
      {...rest}
      value={textAt(own, 'extension')}
      onChange={(next) => {
        write(typeof next === 'string' ? next.trim().toUpperCase() : '');
      }}
    />
  );
}
