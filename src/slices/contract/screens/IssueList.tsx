import CircleAlert from 'lucide-react/icons/circle-alert';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useMessages } from '../../../web/language.tsx';
import { Icon } from '../../../web/ui/Icon.tsx';
import { ShowMore, useShown } from '../../../web/ui/ShowMore.tsx';
import { tryWords } from './words-try.ts';
import './IssueList.css';

/** A message about a place in a text; `row` for files that are read by rows. */
export type PlacedIssue = {
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  readonly isRow?: boolean;
  readonly text: string;
};

type Props = {
  readonly issues: readonly PlacedIssue[];
  readonly label: string;
  readonly onGo: (issue: PlacedIssue) => void;
  /** Said when there is nothing wrong. */ readonly fine: string;
};

/** What is wrong in the text above, each message a way to its line. */
export function IssueList({ issues, label, onGo, fine }: Props) {
  const words = useMessages(tryWords).issues;
  const { visible, more } = useShown(issues, 8);
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  return (
    <section className="issue-list" aria-label={label}>
      <p className="issue-list__count" role="status">
        {issues.length === 0 ? fine : words.count(errors, issues.length - errors)}
      </p>
      {issues.length > 0 && (
        <ol className="issue-list__list">
          {visible.map((issue) => (
            <Issue key={`${issue.line} ${issue.column} ${issue.text}`} issue={issue} onGo={onGo} />
          ))}
        </ol>
      )}
      {issues.length > visible.length && <ShowMore {...more} />}
    </section>
  );
}

function Issue({ issue, onGo }: { readonly issue: PlacedIssue; readonly onGo: Props['onGo'] }) {
  const words = useMessages(tryWords).issues;
  const place = issue.isRow ? words.row(issue.line) : words.place(issue.line, issue.column);
  return (
    <li className={`issue-list__issue issue-list__issue--${issue.severity}`}>
      <Icon of={issue.severity === 'error' ? CircleAlert : TriangleAlert} />
      <span>
        <button type="button" className="issue-list__place" onClick={() => onGo(issue)}>
          {place}
        </button>{' '}
        <span className="visually-hidden">{words[issue.severity]}: </span>
        {issue.text}
      </span>
    </li>
  );
}
