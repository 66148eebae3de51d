import type { Language } from './messages-words.ts';
import type { Role } from './terms.ts';

/** What the roles are called, everywhere: on screens, in messages and in files. GLOSSARY.md says why these words. */
export const ROLE_WORDS: Readonly<Record<Language, Readonly<Record<Role, string>>>> = {
  nl: {
    commissioner: 'opdrachtgever',
    provider: 'uitvoerder',
    investor: 'investeerder',
    arranger: 'procesbegeleider',
    assessor: 'beoordelaar',
    guarantor: 'borg',
    participant: 'deelnemer',
  },
  en: {
    commissioner: 'commissioner',
    provider: 'provider',
    investor: 'investor',
    arranger: 'arranger',
    assessor: 'assessor',
    guarantor: 'guarantor',
    participant: 'participant',
  },
};
