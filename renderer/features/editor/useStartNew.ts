import { useStores } from '../../stores/stores.tsx';
import { focusPlace } from './moveFocus.ts';

/** Begins a profile of somebody who is still to be named. */
export function useStartNew(): () => void {
  const { useEditor, useDesk } = useStores();
  const start = useEditor((state) => state.start);
  const go = useDesk((state) => state.go);
  return () => {
    go('editor');
    const patient = {
      codiceFiscale: null,
      family: null,
      given: null,
      birthDate: null,
      gender: null,
    };
    void start({ kind: 'patient', patient }).then((isOpen) => {
      if (!isOpen) return;
      requestAnimationFrame(() => {
        focusPlace('header');
      });
    });
  };
}
