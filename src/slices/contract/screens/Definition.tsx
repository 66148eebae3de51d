import { DEFINITION_FIELDS, type DefinitionField } from '../../../engine/terms.ts';
import type { Text as TermText } from '../../../engine/terms-parts.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { DescriptionList } from '../../../web/ui/DescriptionList.tsx';
import { Details } from '../../../web/ui/Details.tsx';
import { Stack } from '../../../web/ui/Layout.tsx';
import { textIn } from './words.ts';
import { termsWords } from './words-terms.ts';
import './Definition.css';

type Agreed = Readonly<Partial<Record<string, TermText | undefined>>>;
type Props = {
  readonly definition: Agreed;
  /** All fields at once, instead of the three about proof with the rest folded. */ readonly isWhole?: boolean;
  /** For who may not see the money: the fields about it are kept back, so they are not missing. */ readonly isWithoutMoney?: boolean;
};

/** First what people ask: when is it reached, what proves it, who checks. */
const FIRST: readonly DefinitionField[] = ['threshold', 'evidence', 'verification'];

const ABOUT_MONEY: readonly DefinitionField[] = ['maximum', 'baseline'];

/** The twelve agreements about one outcome; those that are missing are named. */
export function Definition({ definition, isWhole = false, isWithoutMoney = false }: Props) {
  const words = useMessages(termsWords);
  const agreed = DEFINITION_FIELDS.filter((field) => definition[field] !== undefined);
  if (agreed.length === 0) return <p className="definition__missing">{words.outcomes.missingAll}</p>;
  const shown = isWhole ? agreed : FIRST.filter((field) => agreed.includes(field));
  const rest = isWhole ? [] : agreed.filter((field) => !shown.includes(field));
  return (
    <Stack gap="small">
      <Fields definition={definition} fields={shown} />
      {rest.length > 0 && (
        <Details summary={words.outcomes.all(agreed.length)}>
          <Fields definition={definition} fields={agreed} />
        </Details>
      )}
      <Missing agreed={isWithoutMoney ? [...agreed, ...ABOUT_MONEY] : agreed} isForSigners={!isWithoutMoney} />
    </Stack>
  );
}

function Fields({ definition, fields }: { readonly definition: Agreed; readonly fields: readonly DefinitionField[] }) {
  const words = useMessages(termsWords).fields;
  const { language } = useLanguage();
  const items = fields.flatMap((field) => {
    const text = definition[field];
    return text === undefined ? [] : [{ term: words[field], value: textIn(text, language) }];
  });
  return <DescriptionList items={items} />;
}

function Missing({ agreed, isForSigners }: { readonly agreed: readonly DefinitionField[]; readonly isForSigners: boolean }) {
  const words = useMessages(termsWords);
  const missing = DEFINITION_FIELDS.filter((field) => !agreed.includes(field));
  if (missing.length === 0) return null;
  const names = missing.map((field) => words.fields[field].toLowerCase()).join(', ');
  return (
    <p className="definition__missing">
      {words.outcomes.missing(names)} {isForSigners && words.outcomes.allTwelve}
    </p>
  );
}
