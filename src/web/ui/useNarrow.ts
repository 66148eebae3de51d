import { useSyncExternalStore } from 'react';

const NARROW = '(width < 40rem)';

/** A phone, or a window as narrow: for what is another shape there, and not the same one placed otherwise. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = window.matchMedia(NARROW);
      media.addEventListener('change', tell);
      return () => media.removeEventListener('change', tell);
    },
    () => window.matchMedia(NARROW).matches,
  );
}
