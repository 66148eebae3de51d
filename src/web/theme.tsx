import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import { readCookie, writeCookie } from './preferences.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

type ThemeChoice = { readonly theme: Theme; readonly chooseTheme: (theme: Theme) => void };

const ThemeContext = createContext<ThemeChoice>({ theme: 'system', chooseTheme: () => undefined });

/** Light, dark, or what the machine says. `public/early.js` sets the same attribute before the first paint. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [theme, setTheme] = useState<Theme>(startTheme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const chooseTheme = useCallback((next: Theme) => {
    writeCookie('lente_theme', next);
    setTheme(next);
  }, []);
  return <ThemeContext value={{ theme, chooseTheme }}>{children}</ThemeContext>;
}

export function useTheme(): ThemeChoice {
  return useContext(ThemeContext);
}

function startTheme(): Theme {
  const kept = readCookie('lente_theme');
  return THEMES.find((theme) => theme === kept) ?? 'system';
}
