import { defineError } from '../errorDefinition.ts';

const notChanged = 'Le impostazioni precedenti restano valide e nessun documento è stato inviato.';

/** Errors about configuration files and settings. */
export const settingsErrors = {
  'settings/unreadable': defineError<{ readonly name: string }>('user', (data) => ({
    happened: `Il file di impostazioni «${data.name}» non è leggibile.`,
    meaning: notChanged,
    next: 'Controllare che il file esista e sia JSON o YAML valido.',
  })),
  'settings/environment-invalid': defineError<{ readonly fields: readonly string[] }>(
    'user',
    (data) => ({
      happened: `L'ambiente di pubblicazione non è descritto correttamente (${data.fields.join(', ')}).`,
      meaning: notChanged,
      next: 'Correggere i campi indicati con i valori comunicati dalla Regione.',
    }),
  ),
  'settings/profile-invalid': defineError<{ readonly fields: readonly string[] }>(
    'user',
    (data) => ({
      happened: `Il profilo del medico non è completo o corretto (${data.fields.join(', ')}).`,
      meaning: notChanged,
      next: 'Correggere i campi indicati nelle impostazioni del medico.',
    }),
  ),
};
