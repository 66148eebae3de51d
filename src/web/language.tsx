import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import { readCookie, writeCookie } from './preferences.ts';

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text or one bundle of texts in both languages. Dutch is the source: English must have the same shape. */
export type InBoth<T> = { readonly nl: T; readonly en: T };

type LanguageChoice = { readonly language: Language; readonly chooseLanguage: (language: Language) => void };

const LanguageContext = createContext<LanguageChoice>({ language: 'nl', chooseLanguage: () => undefined });

type ProviderProps = { readonly children: ReactNode; readonly fixed?: Language };

/** Holds the reader's language, keeps it in a cookie (so that the server can answer in it too) and in `<html lang>`. */
export function LanguageProvider({ children, fixed }: ProviderProps) {
  const [language, setLanguage] = useState<Language>(() => fixed ?? startLanguage());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const chooseLanguage = useCallback((next: Language) => {
    writeCookie('lente_language', next);
    setLanguage(next);
  }, []);
  return <LanguageContext value={{ language, chooseLanguage }}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

/** The texts of a catalogue `{ nl, en }` in the reader's language. */
export function useMessages<M>(catalogue: { readonly nl: M; readonly en: NoInfer<M> }): M {
  return catalogue[useLanguage().language];
}

/** The cookie first, then Dutch: it is a Dutch product, and a borrowed machine's language says little about its reader. */
function startLanguage(): Language {
  return readCookie('lente_language') === 'en' ? 'en' : 'nl';
}
