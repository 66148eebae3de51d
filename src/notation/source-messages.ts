import { type Catalogue, when } from '../engine/issue-words.ts';
import { signMend, signName } from '../engine/issue-words-written.ts';
import type { SourceCode } from './source-types.ts';

/** The words for what can be wrong with YAML or JSON itself, whatever it says. */

export const SOURCE_NL: Catalogue<SourceCode> = {
  source_too_large: (say) => `Dit bestand heeft ${say('size')} tekens; we lezen er hoogstens ${say('limit')}. Kijk of dit het goede bestand is.`,
  source_too_deep: (say) =>
    `Hier zit een blok meer dan ${say('limit')} lagen diep in andere blokken. Zo diep is nooit nodig. Kijk of dit het goede bestand is.`,
  source_too_many_values: (say) => `Dit bestand heeft te veel waarden; we lezen er hoogstens ${say('limit')}. Kijk of dit het goede bestand is.`,
  source_empty: () => 'Dit bestand is leeg. Kies een ander bestand, of begin met een voorbeeld uit de map scenarios.',
  source_not_utf8: () =>
    'Dit bestand is geen gewone tekst in UTF-8: hier staan letters die niet te lezen zijn. Bewaar het in een spreadsheet als "CSV UTF-8", of in je tekstverwerker als UTF-8, en kies het dan opnieuw.',
  read_as_windows: (say) =>
    `Dit bestand is geen UTF-8. We lezen het als Windows-1252, de gewone letters van Excel: "${say('sample')}". Klopt dat niet? Bewaar het als UTF-8 en kies het opnieuw.`,
  unseen_sign: (say) => `Hier staat ${signName(say, 'nl')}; ${signMend(say, 'nl')}.`,
  unseen_sign_mended: (say) => `In deze tekst staat ${signName(say, 'nl')}. We lezen de tekst zoals je haar ziet; ${signMend(say, 'nl')}.`,
  curly_quotes: () => 'Hier staan krul-aanhalingstekens (uit Word) om een waarde; tik rechte aanhalingstekens (") of laat ze weg.',
  dash_as_mark: () => 'Hier begint een regel van een lijst met een lang streepje of een bolletje (uit Word); tik een gewoon streepje (-).',
  yaml_syntax: (say) =>
    `Dit kunnen we niet lezen${when(say('near'), `, vanaf "${say('near')}"`)}. Kijk naar inspringing, haakjes, komma's en aanhalingstekens.`,
  yaml_indent: (say) =>
    `De inspringing klopt hier niet${when(say('near'), `, bij "${say('near')}"`)}. Zet velden van één blok precies onder elkaar en sluit elk haakje.`,
  yaml_tab: () => 'Hier staat een tab. Spring in met spaties.',
  yaml_missing_char: (say) =>
    `Hier ontbreekt een teken${when(say('near'), `, bij "${say('near')}"`)}. Sluit elk aanhalingsteken en haakje en zet komma's tussen de delen.`,
  yaml_open_quote: (say) => `Dit aanhalingsteken wordt niet gesloten: ${say('near')}. Sluit het aan het eind van de tekst.`,
  yaml_needs_quotes: (say) => `Een tekst kan niet zo beginnen: "${say('near')}". Zet er aanhalingstekens om.`,
  yaml_colon: (say) =>
    `Hier loopt het ene veld over in het andere, bij "${say('near')}". Kijk of de inspringing klopt, of zet aanhalingstekens om een tekst met een dubbele punt.`,
  yaml_several_documents: () => 'Hier begint een tweede document. Zet elk in een eigen bestand: één versie van een contract, één lijst gegevens.',
  yaml_directive: (say) => `De aanwijzing "${say('value')}" lezen we niet. Haal haar weg.`,
  yaml_duplicate_key: (say) => `Het veld "${say('field')}" staat hier voor de tweede keer. Haal er een weg.`,
  yaml_merge_key: () => 'Samenvoegen met "<<" kan niet: dan staat niet meer op één plek wat er geldt. Schrijf de velden uit.',
  yaml_tag: (say) => `Het label "${say('value')}" lezen we niet. Haal het weg.`,
  yaml_key_not_text: () => 'De naam van een veld moet één woord zijn, geen lijst of blok. Schrijf het als "naam: waarde".',
  yaml_alias_unknown: (say) =>
    `"*${say('value')}" verwijst naar iets dat niet eerder in dit bestand staat. Zet "&${say('value')}" bij het eerste gebruik, of schrijf het uit.`,
  yaml_alias_circular: (say) => `"*${say('value')}" verwijst naar zichzelf. Schrijf de inhoud uit.`,
  yaml_alias_explodes: (say) => `De verwijzingen in dit bestand blazen het op tot meer dan ${say('limit')} waarden. Schrijf de inhoud uit.`,
};

export const SOURCE_EN: Catalogue<SourceCode> = {
  source_too_large: (say) => `This file has ${say('size')} characters; we read at most ${say('limit')}. Check whether this is the right file.`,
  source_too_deep: (say) =>
    `Here a block lies more than ${say('limit')} layers deep in other blocks. That is never needed. Check whether this is the right file.`,
  source_too_many_values: (say) => `This file has too many values; we read at most ${say('limit')}. Check whether this is the right file.`,
  source_empty: () => 'This file is empty. Choose another file, or begin with an example from the folder scenarios.',
  source_not_utf8: () =>
    'This file is not plain text in UTF-8: there are letters here that cannot be read. Save it in a spreadsheet as "CSV UTF-8", or in your text editor as UTF-8, and choose it again.',
  read_as_windows: (say) =>
    `This file is not UTF-8. It is read as Windows-1252, the usual letters of Excel: "${say('sample')}". Is that not right? Save it as UTF-8 and choose it again.`,
  unseen_sign: (say) => `There is ${signName(say, 'en')} here; ${signMend(say, 'en')}.`,
  unseen_sign_mended: (say) => `This text has ${signName(say, 'en')} in it. It is read as you see it; ${signMend(say, 'en')}.`,
  curly_quotes: () => 'There are curly quotes (from a word processor) around a value here; type straight quotes (") or leave them out.',
  dash_as_mark: () => 'A line of a list begins with a long dash or a bullet (from a word processor) here; type a plain hyphen (-).',
  yaml_syntax: (say) => `This cannot be read${when(say('near'), `, from "${say('near')}"`)}. Look at indentation, brackets, commas and quotes.`,
  yaml_indent: (say) =>
    `The indentation is not right here${when(say('near'), `, at "${say('near')}"`)}. Put the fields of one block exactly below each other and close every bracket.`,
  yaml_tab: () => 'There is a tab here. Indent with spaces.',
  yaml_missing_char: (say) =>
    `A character is missing here${when(say('near'), `, at "${say('near')}"`)}. Close every quote and bracket and put commas between the parts.`,
  yaml_open_quote: (say) => `This quote is not closed: ${say('near')}. Close it at the end of the text.`,
  yaml_needs_quotes: (say) => `A text cannot begin like this: "${say('near')}". Put it between quotes.`,
  yaml_colon: (say) => `One field runs into another here, at "${say('near')}". Check the indentation, or put quotes around a text with a colon.`,
  yaml_several_documents: () => 'A second document begins here. Put each in a file of its own: one version of a contract, one list of facts.',
  yaml_directive: (say) => `The directive "${say('value')}" is not read. Remove it.`,
  yaml_duplicate_key: (say) => `The field "${say('field')}" appears here for the second time. Remove one of them.`,
  yaml_merge_key: () => 'Merging with "<<" is not possible: what holds would no longer stand in one place. Write the fields out.',
  yaml_tag: (say) => `The tag "${say('value')}" is not read. Remove it.`,
  yaml_key_not_text: () => 'The name of a field must be one word, not a list or a block. Write it as "name: value".',
  yaml_alias_unknown: (say) =>
    `"*${say('value')}" points to something that is not earlier in this file. Put "&${say('value')}" at its first use, or write it out.`,
  yaml_alias_circular: (say) => `"*${say('value')}" points to itself. Write the content out.`,
  yaml_alias_explodes: (say) => `The references in this file blow it up to more than ${say('limit')} values. Write the content out.`,
};
