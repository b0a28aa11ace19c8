/** Something that can be done from anywhere. */
export interface Command {
  readonly id: string;
  readonly name: string;
  /** The shortcut as it is printed. */
  readonly keys?: string;
  /** Whether a keyboard event is its shortcut. */
  readonly matches?: (event: KeyboardEvent) => boolean;
  /** Whether the shortcut also works while a dialog is open; absent means no. */
  readonly isInDialogs?: boolean;
  readonly run: () => void;
}

/** The shortcut of Ctrl (Cmd on macOS) and a key, by the key's own name. */
export function control(key: string): (event: KeyboardEvent) => boolean {
  return (event) =>
    (event.ctrlKey || event.metaKey) &&
    !event.altKey &&
    !event.shiftKey &&
    event.key.toLowerCase() === key;
}

/** The shortcut of Ctrl (Cmd on macOS), the shift key and a key, by the key's own name. */
export function controlShift(key: string): (event: KeyboardEvent) => boolean {
  return (event) =>
    (event.ctrlKey || event.metaKey) &&
    !event.altKey &&
    event.shiftKey &&
    event.key.toLowerCase() === key;
}

/** The shortcut of Alt and a key, by the key's place on the keyboard (`KeyA`, `Digit1`). */
export function alt(code: string): (event: KeyboardEvent) => boolean {
  return (event) => event.altKey && !event.ctrlKey && event.code === code;
}

/** The shortcut of a key alone: only for keys that write nothing, such as Escape (WCAG 2.1.4). */
export function plain(key: string): (event: KeyboardEvent) => boolean {
  return (event) =>
    !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && event.key === key;
}
