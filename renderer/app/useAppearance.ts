import { useEffect } from 'react';
import { useStores } from '../stores/stores.tsx';

/** Sets the theme of the page: the person's choice, kept with the settings, else what the system asks for. */
export function useAppearance(): void {
  const { useStanding } = useStores();
  const appearance = useStanding((state) => state.standing?.appearance ?? 'system');
  useEffect(() => {
    const contrast = matchMedia('(prefers-contrast: more)');
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      const system = contrast.matches ? 'hc' : dark.matches ? 'dark' : 'light';
      document.documentElement.dataset['theme'] = appearance === 'system' ? system : appearance;
    };
    apply();
    contrast.addEventListener('change', apply);
    dark.addEventListener('change', apply);
    return () => {
      contrast.removeEventListener('change', apply);
      dark.removeEventListener('change', apply);
    };
  }, [appearance]);
}
