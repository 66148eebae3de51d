import type { ExplainMessages } from './messages-explain-parts.ts';
import { EXPLAIN_EN } from './messages-explain-en.ts';
import { EXPLAIN_NL } from './messages-explain-nl.ts';
import type { Language } from './messages-words.ts';

export const EXPLAIN_MESSAGES: Readonly<Record<Language, ExplainMessages>> = { nl: EXPLAIN_NL, en: EXPLAIN_EN };
