import type { EditorPlace } from '../../stores/editorStore.ts';

/** The id of the element of a place. */
export function placeId(place: EditorPlace): string {
  return `sezione-${place}`;
}

/** What scrolls around an element: the form, or the whole screen where the page is low. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  const scroller = element.closest<HTMLElement>('[data-scroll]');
  if (scroller === null || getComputedStyle(scroller).overflowY !== 'visible') return scroller;
  return scroller.parentElement === null ? null : scrollerOf(scroller.parentElement);
}

/** Scrolls the form alone: the frame of the window never moves, and what its scroller keeps free at the top stays free. */
function scrollTo(element: HTMLElement, where: 'start' | 'nearest'): void {
  const scroller = scrollerOf(element);
  if (scroller === null) return;
  const inside = scroller.getBoundingClientRect();
  const place = element.getBoundingClientRect();
  // Places are told as they are drawn, under the zoom of the page; a scroller counts without it.
  const zoom = inside.height / scroller.offsetHeight;
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(scroller);
  const above = (place.top - inside.top) / zoom - parseFloat(scrollPaddingTop);
  const below = (place.bottom - inside.bottom) / zoom + parseFloat(scrollPaddingBottom);
  if (where === 'start' || above < 0) scroller.scrollTop += above;
  else if (below > 0) scroller.scrollTop += Math.min(below, above);
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
