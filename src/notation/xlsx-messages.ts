import { type Catalogue, when } from '../engine/issue-words.ts';
import type { XlsxCode } from './xlsx-types.ts';

/** The words for what can be wrong with a spreadsheet file itself, whatever it says. */

export const XLSX_NL: Catalogue<XlsxCode> = {
  xlsx_broken: () => 'Dit Excel-bestand is beschadigd; we kunnen het niet openen. Bewaar het opnieuw als .xlsx, of als CSV UTF-8, en kies het dan.',
  xlsx_too_large: (say) => `Dit Excel-bestand is uitgepakt groter dan ${say('limit')} MB. Kijk of dit het goede bestand is, of deel het op.`,
  xlsx_other_kind: () =>
    'Dit is geen .xlsx-bestand zonder wachtwoord, maar bijvoorbeeld een oud .xls-bestand of een .ods-bestand. Bewaar het als "Excel-werkmap (.xlsx)", zonder wachtwoord.',
  xlsx_no_sheet: (say) => `Dat blad staat niet in dit bestand.${when(say('known'), ` Kies uit: ${say('known')}.`)}`,
};

export const XLSX_EN: Catalogue<XlsxCode> = {
  xlsx_broken: () => 'This Excel file is damaged and cannot be opened. Save it again as .xlsx, or as CSV UTF-8, and choose that.',
  xlsx_too_large: (say) => `This Excel file is more than ${say('limit')} MB when unpacked. Check whether this is the right file, or split it.`,
  xlsx_other_kind: () =>
    'This is no .xlsx file without a password, but an old .xls file or an .ods file perhaps. Save it as "Excel workbook (.xlsx)", without a password.',
  xlsx_no_sheet: (say) => `That sheet is not in this file.${when(say('known'), ` Choose from: ${say('known')}.`)}`,
};
