import type { Screen } from '../stores/deskStore.ts';

/** The screens of the top bar, in its order, each with the place on the keyboard that opens it together with Alt. */
export const mainScreens = [
  { screen: 'today', code: 'KeyO' },
  { screen: 'patients', code: 'KeyA' },
  { screen: 'queue', code: 'KeyC' },
  { screen: 'history', code: 'KeyS' },
  { screen: 'settings', code: 'KeyI' },
] as const satisfies readonly { readonly screen: Screen; readonly code: string }[];

/** The place of the top bar a screen without one of its own belongs to: where one came from to it. */
export function placeOf(screen: Screen): Screen {
  switch (screen) {
    case 'editor':
    case 'difference':
    case 'review':
    case 'exchange':
      return 'patients';
    case 'diagnostics':
      return 'settings';
    default:
      return screen;
  }
}
