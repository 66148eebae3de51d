import Languages from 'lucide-react/icons/languages';
import { useLanguage, useMessages } from '../language.tsx';
import { shellMessages } from '../messages.ts';
import { Icon } from '../ui/Icon.tsx';

/** The other language, named in that language, so that who needs it can read it. */
export function LanguageSwitch() {
  const { language, chooseLanguage } = useLanguage();
  const words = useMessages(shellMessages);
  const other = language === 'nl' ? 'en' : 'nl';
  return (
    <button type="button" className="bar-button" lang={other} onClick={() => chooseLanguage(other)}>
      <Icon of={Languages} />
      <span>{words.otherLanguage}</span>
    </button>
  );
}
