import { useCallback, useState } from 'react';

/** Whether a region is wider inside than outside: only then the keyboard must be able to stop there to scroll. */
export function useOverflow() {
  const [isOverflowing, setOverflowing] = useState(false);
  const region = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const measure = () => setOverflowing(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return { region, isOverflowing };
}
