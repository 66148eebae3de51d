import { useCallback, useState } from 'react';

/** The width a picture really has, so that its letters keep their size on a phone. `guess` until it is measured. */
export function useWidth(guess: number) {
  const [width, setWidth] = useState(guess);
  const place = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(1, Math.floor(element.clientWidth))));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { place, width };
}
