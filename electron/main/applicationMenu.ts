import { shellTexts } from './shellTexts.ts';

/** A menu entry by the role the system gives it. */
export interface RoleEntry {
  readonly role?:
    | 'hide'
    | 'hideOthers'
    | 'unhide'
    | 'undo'
    | 'redo'
    | 'cut'
    | 'copy'
    | 'paste'
    | 'selectAll'
    | 'quit';
  readonly type?: 'separator';
  readonly label?: string;
  readonly submenu?: RoleEntry[];
}

/**
 * The application's menu: none, but on macOS, where cut and paste live in it. Nothing in it opens developer tools,
 * reloads or zooms: the window has its own commands.
 */
export function applicationMenu(platform: NodeJS.Platform): RoleEntry[] | null {
  if (platform !== 'darwin') return null;
  return [
    {
      label: shellTexts.programName,
      submenu: [
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    {
      label: shellTexts.editMenu,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
  ];
}
