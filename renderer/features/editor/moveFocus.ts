import type { EditorPlace } from '../../stores/editorStore.ts';

/** The id of the element of a place. */
export function placeId(place: EditorPlace): string {
  return `sezione-${place}`;
}

/** Scrolls the form alone: the frame of the window never moves. */
function scrollTo(element: HTMLElement, where: 'start' | 'nearest'): void {
  const form = element.closest<HTMLElement>('[data-scroll]');
  if (form === null) return;
  const inside = form.getBoundingClientRect();
  const place = element.getBoundingClientRect();
  if (where === 'start') form.scrollTop += place.top - inside.top;
  else if (place.top < inside.top) form.scrollTop += place.top - inside.top - 8;
  else if (place.bottom > inside.bottom) form.scrollTop += place.bottom - inside.bottom + 8;
}

/** Brings a place into view and puts the focus on its first row, or else where a new entry is begun. */
export function focusPlace(place: EditorPlace): void {
  const section = document.getElementById(placeId(place));
  if (section === null) return;
  scrollTo(section, 'start');
  section
    .querySelector<HTMLElement>('[data-row], input, select, textarea')
    ?.focus({ preventScroll: true });
}

/** Puts the focus on the row before or after the one given. */
export function focusNextRow(row: HTMLElement, step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  rows[rows.indexOf(row) + step]?.focus();
}

const CONTROLS = 'input:not([type=checkbox]), select, textarea, [data-last]';

/** Moves to the control before or after inside a form; answers whether there was one. */
export function focusNextControl(form: HTMLElement, from: Element, step: 1 | -1): boolean {
  const controls = [...form.querySelectorAll<HTMLElement>(CONTROLS)];
  const next = controls[controls.findIndex((each) => each === from) + step];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
  return next !== undefined;
}

/** Puts the focus on a control as soon as it is there. */
export function focusControl(id: string): void {
  requestAnimationFrame(() => {
    const control = document.getElementById(id);
    if (control === null) return;
    control.focus({ preventScroll: true });
    scrollTo(control.closest<HTMLElement>('[role=group]') ?? control, 'nearest');
    scrollTo(control, 'nearest');
  });
}
